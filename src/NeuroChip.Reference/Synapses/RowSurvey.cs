using NeuroChip.Core.Networks;

namespace NeuroChip.Reference.Synapses;

/// <summary>What a projection's synapses have in common, before any is stored.</summary>
sealed class RowSurvey
{
    /// <summary>[sources + 1]; the synapses of source i are RowStart[i] … RowStart[i+1]−1. Incomplete where over budget.</summary>
    public required int[] RowStart { get; init; }

    public required long Synapses { get; init; }

    public required bool OverBudget { get; init; }

    /// <summary>True where the targets of every source are consecutive.</summary>
    public required bool Contiguous { get; init; }

    /// <summary>True where all synapses have the same delay.</summary>
    public required bool OneDelay { get; init; }

    public static RowSurvey Of(Projection projection, long budget)
    {
        var rowStart = new int[projection.Stages[0].InputShape.Count + 1];
        var chain = new ChainScatter(projection);
        var sink = new Sink { Contiguous = true, OneDelay = true, Delay = -1 };
        for (var source = 0; source < rowStart.Length - 1 && sink.Count <= budget; source++)
        {
            sink.Last = -1;
            chain.Scatter(source, 1, ref sink);
            rowStart[source + 1] = (int)Math.Min(sink.Count, int.MaxValue);
        }

        var over = sink.Count > budget;
        return new RowSurvey
        {
            RowStart = rowStart,
            Synapses = over ? 0 : sink.Count,
            OverBudget = over,
            Contiguous = sink.Contiguous,
            OneDelay = sink.OneDelay,
        };
    }

    struct Sink : ISynapseSink
    {
        public long Count;
        public bool Contiguous, OneDelay;
        public int Delay, Last;

        public void Add(int output, double weight, int delayTicks)
        {
            Count++;
            Contiguous &= Last < 0 || output == Last + 1;
            Last = output;
            OneDelay &= Delay < 0 || delayTicks == Delay;
            Delay = delayTicks;
        }
    }
}
