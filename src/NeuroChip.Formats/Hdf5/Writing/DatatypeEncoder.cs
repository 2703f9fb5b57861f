using System.Buffers.Binary;

namespace NeuroChip.Formats.Hdf5.Writing;

/// <summary>Writes datatype messages of version 1. Numbers are little-endian.</summary>
static class DatatypeEncoder
{
    const int Version1 = 0x10;
    const int IntegerClass = 0, FloatClass = 1, EnumerationClass = 8, VariableLengthClass = 9;
    const int ReferenceLength = 16;

    public static ByteBuffer Encode(Hdf5Type type) => type.Kind switch
    {
        Hdf5TypeKind.Float => Float(type.Size),
        Hdf5TypeKind.Boolean or Hdf5TypeKind.Enumeration => Enumeration(type),
        _ => Integer(new ByteBuffer(), type.Size, type.IsSigned),
    };

    /// <summary>UTF-8 of variable length, ended by zero in memory.</summary>
    public static ByteBuffer VariableText()
    {
        const int IsText = 1, Utf8 = 1;
        var message = new ByteBuffer().Byte(Version1 | VariableLengthClass).Byte(IsText).Byte(Utf8).Byte(0).UInt32(ReferenceLength);
        return Integer(message, size: 1, signed: false);
    }

    static ByteBuffer Integer(ByteBuffer message, int size, bool signed)
    {
        const int SignedFlag = 0x08;
        return message.Byte(Version1 | IntegerClass).Byte(signed ? SignedFlag : 0).Zeros(2).UInt32((uint)size)
            .UInt16(0).UInt16(8 * size); // first bit, bits
    }

    static ByteBuffer Float(int size)
    {
        const int ImpliedLeadingOne = 0x20;
        var (exponentBits, mantissaBits, bias) = size switch { 2 => (5, 10, 15u), 4 => (8, 23, 127u), _ => (11, 52, 1023u) };
        return new ByteBuffer().Byte(Version1 | FloatClass).Byte(ImpliedLeadingOne).Byte(8 * size - 1).Byte(0).UInt32((uint)size)
            .UInt16(0).UInt16(8 * size)
            .Byte(mantissaBits).Byte(exponentBits).Byte(0).Byte(mantissaBits).UInt32(bias);
    }

    static ByteBuffer Enumeration(Hdf5Type type)
    {
        var message = new ByteBuffer().Byte(Version1 | EnumerationClass).UInt16(type.Members.Length).Byte(0).UInt32((uint)type.Size);
        Integer(message, type.Size, type.IsSigned);
        foreach (var member in type.Members)
        {
            message.PaddedName(member.Key);
        }

        Span<byte> value = stackalloc byte[sizeof(long)];
        foreach (var member in type.Members)
        {
            BinaryPrimitives.WriteInt64LittleEndian(value, member.Value);
            message.Bytes(value[..type.Size]);
        }

        return message;
    }
}
