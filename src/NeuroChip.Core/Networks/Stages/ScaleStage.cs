namespace NeuroChip.Core.Networks.Stages;

/// <summary>y = s ∘ x: one-to-one synapses, with one weight or one weight per element.</summary>
public sealed record ScaleStage(Shape Signal, ParameterValues Factors) : LinearStage
{
    public override Shape InputShape => Signal;

    public override Shape OutputShape => Signal;

    public override void Scatter<TSink>(int input, double value, ref TSink sink) => sink.Add(input, Factors[input] * value, 0);
}
