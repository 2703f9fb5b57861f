namespace NeuroChip.Formats.Nir;

/// <summary>Number formats of NIR parameters, little-endian in memory whatever the file's byte order.</summary>
public enum NirElementType
{
    Float16,
    Float32,
    Float64,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,

    /// <summary>One byte: 0 or 1.</summary>
    Bool,
}

public static class NirElementTypes
{
    /// <summary>Bytes of one element.</summary>
    public static int Size(this NirElementType type) => type switch
    {
        NirElementType.Int8 or NirElementType.UInt8 or NirElementType.Bool => 1,
        NirElementType.Float16 or NirElementType.Int16 or NirElementType.UInt16 => 2,
        NirElementType.Float32 or NirElementType.Int32 or NirElementType.UInt32 => 4,
        _ => 8,
    };

    public static bool IsFloat(this NirElementType type) =>
        type is NirElementType.Float16 or NirElementType.Float32 or NirElementType.Float64;
}
