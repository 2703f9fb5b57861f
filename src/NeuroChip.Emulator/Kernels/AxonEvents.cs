namespace NeuroChip.Emulator.Kernels;

/// <summary>Sizes of an axon-type core that random numbers are laid out by.</summary>
public static class AxonEvents
{
    /// <summary>Types of axons; each is an input channel that counts its active axons.</summary>
    public const int Types = 4;

    /// <summary>Events of one neuron in one tick that have random numbers of their own: a core has 256 axons.</summary>
    public const int Most = 256;

    /// <summary>Four events share a number of 32 bits.</summary>
    public const int Quartets = Most / 4;
}
