using System.Collections.Immutable;

namespace NeuroChip.Core.Networks;

/// <summary>
/// What a population computes, in real numbers and continuous time; <see cref="Discretization"/> says how that becomes ticks.
/// x is the sum of the projections that end in the population. Time constants in seconds.
/// </summary>
public abstract record NeuronModel;

/// <summary>Spikes, counts or values that come from outside. Computes nothing.</summary>
public sealed record InputModel : NeuronModel;

/// <summary>τ v' = (v_leak − v) + r x; spike if v exceeds v_threshold; then v ← v_reset.</summary>
public sealed record LifModel : NeuronModel
{
    public required ParameterValues Tau { get; init; }
    public ParameterValues R { get; init; } = 1;
    public ParameterValues VLeak { get; init; } = 0;
    public required ParameterValues VThreshold { get; init; }
    public ParameterValues VReset { get; init; } = 0;

    /// <summary>Ticks after a spike during which v is held at reset. 0 in NIR.</summary>
    public int RefractoryTicks { get; init; }
}

/// <summary>τ_syn i' = −i + w_in x; τ_mem v' = (v_leak − v) + r i; spike if v exceeds v_threshold; then v ← v_reset.</summary>
public sealed record CubaLifModel : NeuronModel
{
    public required ParameterValues TauSyn { get; init; }
    public required ParameterValues TauMem { get; init; }
    public ParameterValues R { get; init; } = 1;
    public ParameterValues VLeak { get; init; } = 0;
    public required ParameterValues VThreshold { get; init; }
    public ParameterValues VReset { get; init; } = 0;
    public ParameterValues WIn { get; init; } = 1;
    public int RefractoryTicks { get; init; }
}

/// <summary>v' = r x; spike if v exceeds v_threshold; then v ← v_reset.</summary>
public sealed record IfModel : NeuronModel
{
    public ParameterValues R { get; init; } = 1;
    public required ParameterValues VThreshold { get; init; }
    public ParameterValues VReset { get; init; } = 0;
}

/// <summary>v' = r x; y = v. No spikes.</summary>
public sealed record IntegratorModel : NeuronModel
{
    public ParameterValues R { get; init; } = 1;
}

/// <summary>τ v' = (v_leak − v) + r x; y = v. No spikes.</summary>
public sealed record LeakyIntegratorModel : NeuronModel
{
    public required ParameterValues Tau { get; init; }
    public ParameterValues R { get; init; } = 1;
    public ParameterValues VLeak { get; init; } = 0;
}

/// <summary>τ_syn i' = −i + w_in x; τ_mem v' = (v_leak − v) + r i; y = v. No spikes.</summary>
public sealed record CubaLeakyIntegratorModel : NeuronModel
{
    public required ParameterValues TauSyn { get; init; }
    public required ParameterValues TauMem { get; init; }
    public ParameterValues R { get; init; } = 1;
    public ParameterValues VLeak { get; init; } = 0;
    public ParameterValues WIn { get; init; } = 1;
}

/// <summary>y = 1 where x exceeds the threshold, else 0. No state.</summary>
public sealed record ThresholdModel : NeuronModel
{
    public required ParameterValues Threshold { get; init; }
}

/// <summary>y = x. No state: a junction or an output that reads a linear stage.</summary>
public sealed record PassthroughModel : NeuronModel;

/// <summary>
/// A neuron whose parameters are already the integers of a published chip (docs/vectors.md names the families and their parameters).
/// Runs only on profiles of that family; the float reference refuses it.
/// </summary>
public sealed record FixedPointModel : NeuronModel
{
    /// <summary>Family name, for example "lif24" or "axon4".</summary>
    public required string Family { get; init; }

    /// <summary>Integer parameters by the names of the family.</summary>
    public required ImmutableSortedDictionary<string, ParameterValues> Parameters { get; init; }
}
