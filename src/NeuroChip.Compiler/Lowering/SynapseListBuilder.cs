using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Lowering;

/// <summary>Scatters chains of stages twice, to count and to fill, so that a synapse costs no more memory than its final place.</summary>
sealed class SynapseListBuilder(Projection[] paths, int padding, bool merge)
{
    /// <summary>Longest delay met, in ticks of the chip.</summary>
    public int MaxDelay { get; private set; }

    /// <summary>True where every weight was finite.</summary>
    public bool AllFinite { get; private set; } = true;

    /// <summary>Synapses before merging; <see cref="Build"/> must not be called where this exceeds what the caller allows.</summary>
    public long Count { get; private set; }

    readonly ChainScatter[] _chains = [.. paths.Select(path => new ChainScatter(path))];
    readonly int _sources = paths[0].Stages[0].InputShape.Count;
    readonly int[] _counts = new int[paths[0].Stages[^1].OutputShape.Count];

    /// <summary>First pass.</summary>
    public void CountSynapses()
    {
        var sink = new CountSink(_counts);
        for (var source = 0; source < _sources; source++)
        {
            foreach (var chain in _chains)
            {
                chain.Scatter(source, 1, ref sink);
            }
        }

        Count = sink.Total;
        MaxDelay = sink.MaxDelay + padding;
        AllFinite = sink.AllFinite;
    }

    /// <summary>Second pass. Delays must have been found to fit into a byte.</summary>
    /// <param name="factors">Gain of every target: one, or one per target.</param>
    public SynapseList Build(ParameterValues factors)
    {
        var start = new int[_counts.Length + 1];
        for (var i = 0; i < _counts.Length; i++)
        {
            start[i + 1] = start[i] + _counts[i];
        }

        var list = new SynapseList(start, new int[Count], new double[Count], new byte[Count]);
        var sink = new FillSink(list, start[..^1], padding, factors);
        for (var source = 0; source < _sources; source++)
        {
            sink.Source = source;
            foreach (var chain in _chains)
            {
                chain.Scatter(source, 1, ref sink);
            }
        }

        return merge ? Merge(list) : list;
    }

    // Synapses between one pair with one delay add up. Sources ascend already, so such synapses are neighbours but for their delays.
    static SynapseList Merge(SynapseList list)
    {
        var start = new int[list.Targets + 1];
        var kept = 0;
        for (var target = 0; target < list.Targets; target++)
        {
            var first = kept;
            for (var from = list.TargetStart[target]; from < list.TargetStart[target + 1]; from++)
            {
                int source = list.Sources[from];
                var (weight, delay) = (list.Weights[from], list.Delays[from]);
                var at = kept;
                while (at > first && list.Sources[at - 1] == source && list.Delays[at - 1] > delay)
                {
                    at--;
                }

                if (at > first && list.Sources[at - 1] == source && list.Delays[at - 1] == delay)
                {
                    list.Weights[at - 1] += weight;
                    continue;
                }

                Array.Copy(list.Weights, at, list.Weights, at + 1, kept - at);
                Array.Copy(list.Delays, at, list.Delays, at + 1, kept - at);
                (list.Sources[kept], list.Weights[at], list.Delays[at]) = (source, weight, delay);
                kept++;
            }

            start[target + 1] = kept;
        }

        return kept == list.Count
            ? new SynapseList(start, list.Sources, list.Weights, list.Delays)
            : new SynapseList(start, list.Sources[..kept], list.Weights[..kept], list.Delays[..kept]);
    }

    struct CountSink(int[] counts) : ISynapseSink
    {
        public long Total { get; private set; }

        public int MaxDelay { get; private set; }

        public bool AllFinite { get; private set; } = true;

        public void Add(int output, double weight, int delayTicks)
        {
            counts[output]++;
            Total++;
            MaxDelay = Math.Max(MaxDelay, delayTicks);
            AllFinite &= double.IsFinite(weight);
        }
    }

    struct FillSink(SynapseList list, int[] next, int padding, ParameterValues factors) : ISynapseSink
    {
        public int Source { get; set; }

        public readonly void Add(int output, double weight, int delayTicks)
        {
            var at = next[output]++;
            list.Sources[at] = Source;
            list.Weights[at] = weight * factors[output];
            list.Delays[at] = (byte)(delayTicks + padding);
        }
    }
}
