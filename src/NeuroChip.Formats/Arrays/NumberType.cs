namespace NeuroChip.Formats.Arrays;

/// <summary>Element types that array files hold.</summary>
public enum NumberType
{
    UInt8,
    Int8,
    Bool,
    UInt16,
    Int16,
    UInt32,
    Int32,
    UInt64,
    Int64,
    Float32,
    Float64,
}
