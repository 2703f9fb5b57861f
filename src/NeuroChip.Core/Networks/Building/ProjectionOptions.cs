namespace NeuroChip.Core.Networks.Building;

/// <summary>What a projection may have besides its stages.</summary>
public sealed record ProjectionOptions
{
    /// <summary>Default: "source->target", with "#2", "#3" … for further ones.</summary>
    public string? Name { get; init; }

    public int DelayTicks { get; init; }

    public FixedPointWeights? FixedPoint { get; init; }

    public LearningRule? Learning { get; init; }
}
