using System.Collections.Immutable;

namespace NeuroChip.Formats.Hdf5;

/// <summary>The type of a dataset's elements.</summary>
/// <param name="Kind">How to understand an element.</param>
/// <param name="Size">Bytes of an element in the file. For text and rows of variable length: of the reference to it.</param>
public sealed record Hdf5Type(Hdf5TypeKind Kind, int Size)
{
    /// <summary>Negative integers can occur. Always true for floating point.</summary>
    public bool IsSigned { get; init; }

    /// <summary>The most significant byte comes first in the file.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>Each element has its own length and lies in a heap.</summary>
    public bool IsVariableLength { get; init; }

    /// <summary>Text of fixed length is filled up with spaces rather than with zero bytes.</summary>
    public bool IsSpacePadded { get; init; }

    /// <summary>The type of the numbers in a row of variable length; otherwise null.</summary>
    public Hdf5Type? Element { get; init; }

    /// <summary>Names and values of an enumeration, in the order stored.</summary>
    public ImmutableArray<KeyValuePair<string, long>> Members { get; init; } = [];

    /// <summary>What diagnostics call the type, as in "32-bit float".</summary>
    public string Description { get; init; } = "";

    /// <summary>A little-endian integer of 1..8 bytes.</summary>
    public static Hdf5Type Integer(int size, bool signed = true) => new(Hdf5TypeKind.Integer, size)
    {
        IsSigned = signed,
        Description = $"{8 * size}-bit {(signed ? "" : "unsigned ")}integer",
    };

    /// <summary>A little-endian IEEE 754 number of 2, 4 or 8 bytes.</summary>
    public static Hdf5Type Float(int size) => new(Hdf5TypeKind.Float, size)
    {
        IsSigned = true,
        Description = $"{8 * size}-bit float",
    };

    /// <summary>One byte, 0 or 1, stored the way h5py stores a bool.</summary>
    public static Hdf5Type Boolean { get; } = new(Hdf5TypeKind.Boolean, 1)
    {
        IsSigned = true,
        Members = [new("FALSE", 0), new("TRUE", 1)],
        Description = "bool",
    };

    public override string ToString() => Description;
}
