namespace NeuroChip.Core.Hardware;

public enum SynapseStorage
{
    /// <summary>Every crosspoint of an axon × neuron array exists, used or not.</summary>
    Crossbar,

    /// <summary>A list per input axon: each entry takes weight, index, delay and tag bits, each list a header, rounded up to words.</summary>
    Packed,
}

/// <summary>Formats of one synapse.</summary>
public sealed record SynapseSpec
{
    /// <summary>Where the numbers of this section come from.</summary>
    public string Source { get; init; } = "";

    public required SynapseStorage Storage { get; init; }

    /// <summary>Smallest and largest number of weight bits, sign included where weights are signed.</summary>
    public required int MinWeightBits { get; init; }

    public required int MaxWeightBits { get; init; }

    /// <summary>False: weights are 0 or positive.</summary>
    public bool Signed { get; init; } = true;

    /// <summary>Exponents that multiply the summed weights by a power of two; both 0 where there is none.</summary>
    public int MinExponent { get; init; }

    public int MaxExponent { get; init; }

    /// <summary>True: the chip's mixed-sign weights lose the lowest bit to the sign and are truncated (Loihi).</summary>
    public bool SignModes { get; init; }

    /// <summary>Distinct weights that a neuron may use, one an axon type; null: any weight per synapse. TrueNorth: 4.</summary>
    public int? AxonTypes { get; init; }

    /// <summary>Largest delay in ticks on top of the one tick that every spike takes.</summary>
    public int MaxDelayTicks { get; init; }

    /// <summary>Width of the sum of one neuron's inputs in one tick; the mapper proves that it suffices.</summary>
    public int AccumulatorBits { get; init; } = 32;

    /// <summary>Packed storage: bits of one entry besides the weight.</summary>
    public int IndexBits { get; init; }

    public int DelayBits { get; init; }

    public int TagBits { get; init; }

    /// <summary>Packed storage. True: every entry has its delay and tag bits; false: only those of projections with delays, or that learn.</summary>
    public bool StoresUnusedFields { get; init; } = true;

    /// <summary>Packed storage: bits per list.</summary>
    public int ListHeaderBits { get; init; }

    /// <summary>Packed storage: lists are rounded up to words of this many bits; 1 for none.</summary>
    public int WordBits { get; init; } = 1;

    /// <summary>Packed storage. True: lists of a projection that differ only in where their targets begin, as a convolution's, are stored once per core.</summary>
    public bool SharesConvolutions { get; init; }
}
