namespace NeuroChip.Core.Networks;

/// <summary>What constant signals become on their way through a projection's chain of stages.</summary>
public static class ProjectionConstants
{
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

    readonly struct SumSink(double[] sums) : ISynapseSink
    {
        public void Add(int output, double weight, int delayTicks) => sums[output] += weight;
    }
}
