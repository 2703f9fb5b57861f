namespace NeuroChip.Core.Networks.Stages;

/// <summary>The same elements under another shape of equal count (Flatten).</summary>
public sealed record ReshapeStage(Shape From, Shape To) : LinearStage
{
    public override Shape InputShape => From;

    public override Shape OutputShape => To;

    public override void Scatter<TSink>(int input, double value, ref TSink sink) => sink.Add(input, value, 0);
}
