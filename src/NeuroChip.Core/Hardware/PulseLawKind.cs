namespace NeuroChip.Core.Hardware;

/// <summary>How a conductance answers a programming pulse.</summary>
public enum PulseLawKind
{
    /// <summary>Not known.</summary>
    None,

    /// <summary>LTP and LTD curves that saturate.</summary>
    SaturatingExponential,

    /// <summary>A step that falls linearly toward its bound: constant at γ = 0, soft bounds at γ = 1.</summary>
    Linear,

    /// <summary>A step that falls exponentially toward its bound.</summary>
    Exponential,
}
