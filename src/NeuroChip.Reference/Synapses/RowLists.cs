using NeuroChip.Core.Networks;

namespace NeuroChip.Reference.Synapses;

/// <summary>All synapses of a projection, one after the other, grouped by source.</summary>
sealed class RowLists
{
    public RowLists(Projection projection, RowSurvey survey)
    {
        RowStart = survey.RowStart;
        var chain = new ChainScatter(projection);
        var sink = new Sink(new int[survey.Synapses], new double[survey.Synapses], new int[survey.OneDelay ? 1 : survey.Synapses]);
        for (var source = 0; source < RowStart.Length - 1; source++)
        {
            chain.Scatter(source, 1, ref sink);
        }

        (Targets, Weights, Delays) = (sink.Targets, sink.Weights, sink.Delays);
    }

    /// <summary>[sources + 1].</summary>
    public int[] RowStart { get; }

    public int[] Targets { get; }

    public double[] Weights { get; }

    /// <summary>[synapses], or one for all.</summary>
    public int[] Delays { get; }

    struct Sink(int[] targets, double[] weights, int[] delays) : ISynapseSink
    {
        int _count;

        public readonly int[] Targets => targets;

        public readonly double[] Weights => weights;

        public readonly int[] Delays => delays;

        public void Add(int output, double weight, int delayTicks)
        {
            targets[_count] = output;
            weights[_count] = weight;
            delays[delays.Length == 1 ? 0 : _count] = delayTicks;
            _count++;
        }
    }
}
