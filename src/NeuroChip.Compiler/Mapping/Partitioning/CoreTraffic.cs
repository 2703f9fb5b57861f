using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>Messages per tick between pairs of cores, both directions together, as rows of partners.</summary>
sealed class CoreTraffic
{
    readonly int[] _start;
    readonly int[] _partners;
    readonly double[] _messages;

    CoreTraffic(int[] start, int[] partners, double[] messages) => (_start, _partners, _messages) = (start, partners, messages);

    public int Cores => _start.Length - 1;

    /// <summary>Cores that exchange messages with a core, ascending, and how many.</summary>
    public Row Of(int core) => new(_partners.AsSpan(_start[core].._start[core + 1]), _messages.AsSpan(_start[core].._start[core + 1]));

    public readonly ref struct Row(ReadOnlySpan<int> partners, ReadOnlySpan<double> messages)
    {
        public ReadOnlySpan<int> Partners { get; } = partners;

        public ReadOnlySpan<double> Messages { get; } = messages;
    }

    /// <param name="network">The network.</param>
    /// <param name="keys">What shares an axon.</param>
    /// <param name="placement">Cores numbered from 0 without gaps.</param>
    /// <param name="rates">[units] spikes per tick.</param>
    public static CoreTraffic Of(LoweredNetwork network, AxonKeys keys, Placement placement, double[] rates)
    {
        var home = HomeOfUnits(network, placement);
        var pairs = new SortedDictionary<long, double>();
        var axons = new CoreAxons(network, new AxonNumbers(network, keys));
        foreach (var core in placement.Cores)
        {
            var last = -1;
            foreach (var key in axons.Of(core))
            {
                var unit = AxonKeys.UnitOf(key);
                if (unit != last && home[unit] >= 0 && home[unit] != core.Core)
                {
                    Add(pairs, home[unit], core.Core, rates[unit]);
                    Add(pairs, core.Core, home[unit], rates[unit]);
                }

                last = unit;
            }
        }

        return Rows(pairs, placement.Cores.Length);
    }

    static void Add(SortedDictionary<long, double> pairs, int from, int to, double messages)
    {
        var key = ((long)from << 32) | (uint)to;
        pairs[key] = pairs.GetValueOrDefault(key) + messages;
    }

    static CoreTraffic Rows(SortedDictionary<long, double> pairs, int cores)
    {
        var start = new int[cores + 1];
        foreach (var key in pairs.Keys)
        {
            start[(key >> 32) + 1]++;
        }

        for (var core = 0; core < cores; core++)
        {
            start[core + 1] += start[core];
        }

        return new CoreTraffic(start, [.. pairs.Keys.Select(key => (int)key)], [.. pairs.Values]);
    }

    /// <summary>[units]: core of the soma; −1 for inputs.</summary>
    static int[] HomeOfUnits(LoweredNetwork network, Placement placement)
    {
        var home = new int[network.Units];
        Array.Fill(home, -1);
        foreach (var core in placement.Cores)
        {
            foreach (var unit in core.Neurons)
            {
                home[unit] = core.Core;
            }
        }

        return home;
    }
}
