namespace NeuroChip.Core.Networks;

/// <summary>How the membrane and current equations become one step of length dt.</summary>
public enum IntegrationScheme
{
    /// <summary>v ← v + dt/τ·(v_leak − v + r·x).</summary>
    Euler,

    /// <summary>v ← a·v + (1−a)(v_leak + r·x), a = exp(−dt/τ): exact for input held over the step (Nengo).</summary>
    Exponential,

    /// <summary>v ← a·v + dt/τ·r·x (Sinabs, Rockpool).</summary>
    DecayExponential,
}

/// <summary>What a spike does to the membrane.</summary>
public enum ResetKind
{
    /// <summary>v ← v_reset.</summary>
    ToValue,

    /// <summary>v ← v − v_threshold; one spike a step at most.</summary>
    Subtract,

    /// <summary>z = max(0, floor(v/θ)) spikes, v ← v − z·θ, then v is clamped below at −θ (Sinabs, Speck).</summary>
    SubtractMultiple,
}

/// <summary>
/// From equations to ticks. NIR files carry none of this; it is a choice of the import, printed in every report
/// (a network run under another choice is another network).
/// </summary>
public sealed record Discretization
{
    /// <summary>Length of one tick in seconds; positive.</summary>
    public required double Dt { get; init; }

    public IntegrationScheme Scheme { get; init; } = IntegrationScheme.Euler;

    public ResetKind Reset { get; init; } = ResetKind.ToValue;

    /// <summary>True: a spike needs v ≥ threshold. False, as in NIR: v &gt; threshold.</summary>
    public bool ThresholdInclusive { get; init; }

    /// <summary>True: the membrane sees the current before its update (textbook forward Euler). False: the new current.</summary>
    public bool PreviousCurrent { get; init; }

    /// <summary>0: spikes reach the next layer within the step. 1: one step later, per projection (Lava, Spyx).</summary>
    public int LayerLatency { get; init; }
}
