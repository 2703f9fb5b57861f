using System.Collections.Immutable;

namespace NeuroChip.Core.Networks.Stages;

/// <summary>y = W x + b: every input reaches every output.</summary>
/// <param name="Weights">[outputs × inputs], row-major, as NIR and PyTorch store it.</param>
/// <param name="Biases">[outputs], or empty.</param>
public sealed record DenseStage(Shape From, Shape To, ImmutableArray<double> Weights, ImmutableArray<double> Biases) : LinearStage
{
    public override Shape InputShape => From;

    public override Shape OutputShape => To;

    public override ReadOnlySpan<double> Bias => Biases.AsSpan();

    public override void Scatter<TSink>(int input, double value, ref TSink sink)
    {
        var weights = Weights.AsSpan();
        var inputs = From.Count;
        for (int output = 0, at = input; at < weights.Length; output++, at += inputs)
        {
            sink.Add(output, weights[at] * value, 0);
        }
    }
}
