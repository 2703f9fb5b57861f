namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>Parameters of one neuron, as the case gives them; every real one is a multiple of 1/64 except the decay.</summary>
sealed record NeuronParameters
{
    public required double Threshold { get; init; }

    /// <summary>Factor per step of leaky_integrate_fire.</summary>
    public required double LeakDecay { get; init; }

    /// <summary>What the potential moves by toward zero per step of truenorth.</summary>
    public required double Leak { get; init; }

    public required double Reset { get; init; }

    /// <summary>The threshold is subtracted, in place of the reset.</summary>
    public required bool SoftReset { get; init; }

    public required double Bias { get; init; }

    public required int RefractoryDelay { get; init; }

    public required double ReverseThreshold { get; init; }

    /// <summary>The potential does not stay below the reverse threshold.</summary>
    public required bool Saturates { get; init; }

    public required double InitialPotential { get; init; }

    /// <summary>What a spike leaves behind.</summary>
    public double AfterSpike(double potential) => SoftReset ? potential - Threshold : Reset;
}
