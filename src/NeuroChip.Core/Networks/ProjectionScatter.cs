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
        foreach (var stage in projection.Stages)
        {
            drive = drive is null ? null : Apply(stage, drive);
            var bias = stage.Bias;
            if (bias.IsEmpty)
            {
                continue;
            }

            drive ??= new double[stage.OutputShape.Count];
            for (var i = 0; i < bias.Length; i++)
            {
                drive[i] += bias[i];
            }
        }

        return drive;
    }

    /// <summary>What a constant signal becomes, without delays and biases: one value per output of the last stage.</summary>
    public static double[] Apply(this Projection projection, double[] signal)
    {
        foreach (var stage in projection.Stages)
        {
            signal = Apply(stage, signal);
        }

        return signal;
    }

    static double[] Apply(LinearStage stage, double[] signal)
    {
        var sums = new double[stage.OutputShape.Count];
        var sink = new SumSink(sums);
        for (var i = 0; i < signal.Length; i++)
        {
            if (signal[i] != 0)
            {
                stage.Scatter(i, signal[i], ref sink);
            }
        }

        return sums;
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
