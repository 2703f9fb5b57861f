using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Lowering;

/// <summary>
/// The normal form of every real-valued neuron model, per tick and with all gains folded into the weights:
/// i ← i − CurrentLoss·i + x; v ← v − MembraneLoss·v + i + Bias; compare, fire, reset. Without a current, x drives v directly.
/// </summary>
sealed record NeuronDynamics
{
    /// <summary>Fraction of the synaptic current lost in a tick, in [0, 1]; null: no current.</summary>
    public ParameterValues? CurrentLoss { get; init; }

    /// <summary>Fraction of the membrane lost in a tick, in [0, 1]; 1 has no memory.</summary>
    public required ParameterValues MembraneLoss { get; init; }

    /// <summary>Factor from the network's weights to what they add to the membrane.</summary>
    public required ParameterValues Gain { get; init; }

    /// <summary>Added to the membrane in every tick.</summary>
    public ParameterValues Bias { get; init; } = 0;

    /// <summary>Added to the current in every tick; 0 where there is no current.</summary>
    public ParameterValues CurrentBias { get; init; } = 0;

    /// <summary>False: a readout, whose membrane is its output.</summary>
    public bool Fires { get; init; } = true;

    public ParameterValues Threshold { get; init; } = 0;

    /// <summary>True: fires at v ≥ threshold.</summary>
    public bool Inclusive { get; init; }

    public ResetKind Reset { get; init; }

    public ParameterValues ResetValue { get; init; } = 0;

    public int RefractoryTicks { get; init; }

    /// <summary>True: the membrane sees the current before its update.</summary>
    public bool PreviousCurrent { get; init; }
}
