using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>Messages per tick between pairs of cores, as rows of partners.</summary>
sealed class CoreTraffic
{
    readonly int[] _start;
    readonly int[] _partners;
    readonly double[] _sent;
    readonly double[] _received;

    CoreTraffic(int[] start, int[] partners, double[] sent, double[] received) =>
        (_start, _partners, _sent, _received) = (start, partners, sent, received);

    public int Cores => _start.Length - 1;

    /// <summary>Cores that exchange messages with a core, ascending, and how many each way.</summary>
    public Row Of(int core)
    {
        var range = _start[core].._start[core + 1];
        return new(_partners.AsSpan(range), _sent.AsSpan(range), _received.AsSpan(range));
    }

    public readonly ref struct Row(ReadOnlySpan<int> partners, ReadOnlySpan<double> sent, ReadOnlySpan<double> received)
    {
        public ReadOnlySpan<int> Partners { get; } = partners;

        /// <summary>From the core to each partner.</summary>
        public ReadOnlySpan<double> Sent { get; } = sent;

        /// <summary>From each partner to the core.</summary>
        public ReadOnlySpan<double> Received { get; } = received;
    }

    /// <param name="network">The network.</param>
    /// <param name="keys">What shares an axon.</param>
    /// <param name="placement">Cores numbered from 0 without gaps.</param>
    /// <param name="rates">[units] spikes per tick.</param>
    public static CoreTraffic Of(LoweredNetwork network, AxonKeys keys, Placement placement, double[] rates)
    {
        var home = HomeOfUnits(network, placement);
        var pairs = new SortedDictionary<long, (double Sent, double Received)>();
        var axons = new CoreAxons(network, new AxonNumbers(network, keys));
        foreach (var core in placement.Cores)
        {
            var last = -1;
            foreach (var key in axons.Of(core))
            {
                var unit = AxonKeys.UnitOf(key);
                if (unit != last && home[unit] >= 0 && home[unit] != core.Core)
                {
                    Add(pairs, home[unit], core.Core, sent: rates[unit], received: 0);
                    Add(pairs, core.Core, home[unit], sent: 0, received: rates[unit]);
                }

                last = unit;
            }
        }

        return Rows(pairs, placement.Cores.Length);
    }

    static void Add(SortedDictionary<long, (double Sent, double Received)> pairs, int core, int partner, double sent, double received)
    {
        var key = ((long)core << 32) | (uint)partner;
        var before = pairs.GetValueOrDefault(key);
        pairs[key] = (before.Sent + sent, before.Received + received);
    }

    static CoreTraffic Rows(SortedDictionary<long, (double Sent, double Received)> pairs, int cores)
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

        return new CoreTraffic(start, [.. pairs.Keys.Select(key => (int)key)], [.. pairs.Values.Select(pair => pair.Sent)], [.. pairs.Values.Select(pair => pair.Received)]);
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
