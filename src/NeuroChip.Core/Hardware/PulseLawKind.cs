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

    /// <summary>A step that shrinks exponentially with the distance from the bound that it leaves (memristive STDP).</summary>
    Damped,

    /// <summary>A step that falls with a power of the distance to the bound that it approaches.</summary>
    Power,

    /// <summary>A step with a factor from a table of equally spaced states: measured devices.</summary>
    Piecewise,

    /// <summary>Parallel devices of two states, each of which a pulse switches with a probability.</summary>
    Binary,
}
