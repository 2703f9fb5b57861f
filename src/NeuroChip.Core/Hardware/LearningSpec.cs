namespace NeuroChip.Core.Hardware;

/// <summary>The on-chip learning engine.</summary>
public sealed record LearningSpec
{
    /// <summary>Where the numbers of this section come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Engine: "sum-of-products" (Loihi) or "sdsp" (ODIN).</summary>
    public required string Engine { get; init; }

    public int MaxEpochTicks { get; init; } = 63;
}
