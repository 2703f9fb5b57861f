using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Kernels;

/// <summary>
/// What a kernel sees of the neurons of one lane. On the processor these are loads and stores at the lane's place in the population's
/// arrays; the kernel does not know where the neurons lie.
/// </summary>
public interface ISoma<T> where T : ILane<T>
{
    /// <summary>Sum of the projections that end in this port, in weight units, wrapped to 32 bits; ports with saturating additions have several.</summary>
    T Input(int sum);

    /// <summary>Per-neuron parameter by the kernel's own numbering.</summary>
    T Parameter(int slot);

    /// <summary>Number of the population's step within the sample, from 0: with <see cref="Sample"/> the address of random numbers.</summary>
    T Step { get; }

    /// <summary>Number of the sample in its source.</summary>
    T Sample { get; }

    /// <summary>State variable by the kernel's own numbering.</summary>
    T this[int state] { get; set; }
}
