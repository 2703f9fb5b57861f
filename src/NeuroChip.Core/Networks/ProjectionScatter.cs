namespace NeuroChip.Core.Networks;

/// <summary>Applies a projection's whole chain of stages to one input element.</summary>
public static class ProjectionScatter
{
    /// <summary>Every (output, weight, delay) that <paramref name="input"/> reaches; an output may come several times, and all count.</summary>
    public static void Scatter<TSink>(this Projection projection, int input, double value, ref TSink sink)
        where TSink : ISynapseSink =>
        Continue(projection, 0, input, value, projection.DelayTicks, ref sink);

    /// <summary>The constant that the projection adds to its target in every tick; null where it adds none.</summary>
    public static double[]? ConstantDrive(this Projection projection)
    {
        double[]? drive = null;
        for (var stage = 0; stage < projection.Stages.Length; stage++)
        {
            var bias = projection.Stages[stage].Bias;
            if (bias.IsEmpty)
            {
                continue;
            }

            drive ??= new double[projection.Stages[^1].OutputShape.Count];
            var sum = new SumSink(drive);
            for (var i = 0; i < bias.Length; i++)
            {
                Continue(projection, stage + 1, i, bias[i], 0, ref sum);
            }
        }

        return drive;
    }

    static void Continue<TSink>(Projection projection, int stage, int input, double value, int delay, ref TSink sink)
        where TSink : ISynapseSink
    {
        if (value == 0)
        {
            return;
        }

        if (stage == projection.Stages.Length)
        {
            sink.Add(input, value, delay);
            return;
        }

        var next = new ChainSink<TSink>(projection, stage + 1, delay, ref sink);
        projection.Stages[stage].Scatter(input, value, ref next);
    }

    readonly struct SumSink(double[] sums) : ISynapseSink
    {
        public void Add(int output, double weight, int delayTicks) => sums[output] += weight;
    }

    ref struct ChainSink<TSink>(Projection projection, int stage, int delay, ref TSink sink) : ISynapseSink
        where TSink : ISynapseSink
    {
        readonly ref TSink _sink = ref sink;

        public void Add(int output, double weight, int delayTicks) =>
            Continue(projection, stage, output, weight, delay + delayTicks, ref _sink);
    }
}
