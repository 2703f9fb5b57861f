using System.Collections.Immutable;

namespace NeuroChip.Core.Hardware;

public enum Rounding
{
    TowardZero,
    Floor,
    Nearest,
}

/// <summary>Formats of the neuron circuit and the family of its update rule.</summary>
public sealed record NeuronSpec
{
    /// <summary>Where the numbers of this section come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Kernel family: "lif" (the general integrate-and-fire of this product), "lif24", "axon4", "bitshift16", "event8" …</summary>
    public required string Family { get; init; }

    /// <summary>Further families that the same cores run (adaptive, ternary, resonator variants).</summary>
    public ImmutableArray<string> Variants { get; init; } = [];

    /// <summary>Signed width of the membrane and of the current.</summary>
    public required int StateBits { get; init; }

    /// <summary>Weights are shifted left by this before they reach the state: 6 on Loihi.</summary>
    public int StateShift { get; init; }

    /// <summary>Decay factors are codes of this many bits: v loses v·code / 2^bits a tick; 0: no leak.</summary>
    public int DecayBits { get; init; }

    /// <summary>Unsigned width of the threshold mantissa.</summary>
    public required int ThresholdBits { get; init; }

    /// <summary>The threshold is mantissa · 2^ThresholdShift.</summary>
    public int ThresholdShift { get; init; }

    /// <summary>Signed width of the bias mantissa; 0: no bias.</summary>
    public int BiasBits { get; init; }

    /// <summary>Largest exponent of the bias.</summary>
    public int MaxBiasExponent { get; init; }

    /// <summary>True: the family has a synaptic current that decays by itself.</summary>
    public bool SynapticCurrent { get; init; }

    /// <summary>How the product of state and decay is rounded.</summary>
    public Rounding DecayRounding { get; init; } = Rounding.TowardZero;

    /// <summary>For family "lif"; null: states saturate.</summary>
    public StateOverflow? Overflow { get; init; }

    /// <summary>True: fires at v ≥ threshold; false: at v &gt; threshold.</summary>
    public bool ThresholdInclusive { get; init; }

    /// <summary>True: a spike may subtract the threshold instead of resetting.</summary>
    public bool SubtractReset { get; init; }

    /// <summary>True: v_reset may be any value; false: it is 0.</summary>
    public bool ResetValue { get; init; }

    /// <summary>Most spikes of one neuron in one tick.</summary>
    public int MaxSpikesPerTick { get; init; } = 1;

    /// <summary>Longest refractory time in ticks; 0: none.</summary>
    public int MaxRefractoryTicks { get; init; }

    /// <summary>Width of a spike's payload in bits; 0: spikes carry nothing.</summary>
    public int PayloadBits { get; init; }
}
