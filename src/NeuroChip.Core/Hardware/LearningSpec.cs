namespace NeuroChip.Core.Hardware;

/// <summary>The on-chip learning engine.</summary>
public sealed record LearningSpec
{
    /// <summary>Where the numbers of this section come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Engine: "sum-of-products" (Loihi) or "sdsp" (ODIN).</summary>
    public required string Engine { get; init; }

    public int MaxEpochTicks { get; init; } = 63;

    /// <summary>Whether the engine also learns decoders from an error (NengoLoihi).</summary>
    public bool ErrorDriven { get; init; }

    /// <summary>Rounding of decaying traces and of the fractions of impulses.</summary>
    public LearningRounding TraceRounding { get; init; }

    /// <summary>Rounding of weights and tags.</summary>
    public LearningRounding WeightRounding { get; init; }

    /// <summary>For stochastic rounding of weights and tags.</summary>
    public LearningDraws WeightDraws { get; init; }

    public LearnedPrecision Precision { get; init; }

    /// <summary>For weights that are devices, which learn by pulses.</summary>
    public PulsePolicy Pulses { get; init; }
}
