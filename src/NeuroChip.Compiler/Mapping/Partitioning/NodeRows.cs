using System.Runtime.InteropServices;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>Collects nodes one after the other: pins of the open node first, then <see cref="Close"/>.</summary>
sealed class NodeRows
{
    readonly Dictionary<int, int> _open = [];
    readonly List<int> _neurons = [];
    readonly List<int> _columns = [];
    readonly List<int> _pinned = [];
    readonly List<bool> _exclusive = [];
    readonly List<int> _member = [];
    readonly List<int> _start = [0];
    readonly List<int> _lists = [];
    readonly List<int> _entries = [];

    public int OpenPins { get; private set; }

    public void AddPin(int list, int entries = 1)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_open, list, out _) += entries;
        OpenPins++;
    }

    public void Close(int neurons, int columns, int pinned, bool exclusive, int member)
    {
        foreach (var list in _open.Keys.Order())
        {
            _lists.Add(list);
            _entries.Add(_open[list]);
        }

        _open.Clear();
        OpenPins = 0;
        _start.Add(_lists.Count);
        _neurons.Add(neurons);
        _columns.Add(columns);
        _pinned.Add(pinned);
        _exclusive.Add(exclusive);
        _member.Add(member);
    }

    /// <param name="listRate">[lists] spikes per tick.</param>
    /// <param name="nets">Nets that start in each node.</param>
    /// <param name="configurations">Parameter sets of each node.</param>
    public NodeSet ToNodes(double[] listRate, IEnumerable<IEnumerable<int>> nets, IEnumerable<IEnumerable<int>> configurations)
    {
        var (netStart, allNets) = Rows(nets);
        var (configurationStart, allConfigurations) = Rows(configurations);
        return new NodeSet
        {
            Neurons = [.. _neurons],
            Columns = [.. _columns],
            Work = Work(listRate),
            PinStart = [.. _start],
            PinList = [.. _lists],
            PinEntries = [.. _entries],
            NetStart = netStart,
            Nets = allNets,
            ConfigurationStart = configurationStart,
            Configurations = allConfigurations,
            Pinned = [.. _pinned],
            Exclusive = [.. _exclusive],
            Member = [.. _member],
        };
    }

    double[] Work(double[] listRate)
    {
        var work = new double[_neurons.Count];
        for (var node = 0; node < work.Length; node++)
        {
            for (var pin = _start[node]; pin < _start[node + 1]; pin++)
            {
                work[node] += _entries[pin] * listRate[_lists[pin]];
            }
        }

        return work;
    }

    static (int[] Start, int[] Values) Rows(IEnumerable<IEnumerable<int>> rows)
    {
        var start = new List<int> { 0 };
        var values = new List<int>();
        foreach (var row in rows)
        {
            values.AddRange(row);
            start.Add(values.Count);
        }

        return ([.. start], [.. values]);
    }
}
