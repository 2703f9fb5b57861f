namespace NeuroChip.Core.Hardware;

/// <summary>How an output converter finds its code, and so which errors its parts can have.</summary>
public enum ConverterKind
{
    /// <summary>Perfect, with codes symmetric about zero.</summary>
    Symmetric,

    /// <summary>A rising level from binary capacitors, and a comparator for every column.</summary>
    Ramp,

    /// <summary>Successive approximation: binary capacitors and one comparator for a group of columns.</summary>
    Sar,

    /// <summary>A stage for every bit, each with a comparator and an amplifier by two, for a group of columns.</summary>
    Pipeline,
}
