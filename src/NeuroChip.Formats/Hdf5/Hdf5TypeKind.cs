namespace NeuroChip.Formats.Hdf5;

/// <summary>How the elements of a dataset are to be understood.</summary>
public enum Hdf5TypeKind
{
    /// <summary>Two's complement or unsigned integers of 1..8 bytes.</summary>
    Integer,

    /// <summary>IEEE 754 numbers of 2, 4 or 8 bytes.</summary>
    Float,

    /// <summary>One byte, 0 or 1; stored as an enumeration of FALSE and TRUE.</summary>
    Boolean,

    /// <summary>Integers with names.</summary>
    Enumeration,

    /// <summary>Text of fixed or variable length.</summary>
    String,

    /// <summary>Rows of numbers, each with its own length.</summary>
    VariableLength,

    /// <summary>Anything else: it can be listed but not read.</summary>
    Other,
}
