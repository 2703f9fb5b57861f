using System.Collections.Immutable;

namespace NeuroChip.Core.Networks.Stages;

/// <summary>y(t) = x(t − delay), element by element, in whole ticks.</summary>
/// <param name="DelayTicks">[elements], or one value for all; 0 or more.</param>
public sealed record DelayStage(Shape Signal, ImmutableArray<int> DelayTicks) : LinearStage
{
    public override Shape InputShape => Signal;

    public override Shape OutputShape => Signal;

    public override void Scatter<TSink>(int input, double value, ref TSink sink) =>
        sink.Add(input, value, DelayTicks[DelayTicks.Length == 1 ? 0 : input]);
}
