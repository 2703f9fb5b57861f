using System.Buffers.Binary;

namespace NeuroChip.Formats.Hdf5.Values;

/// <summary>Decodes single numbers of any width and byte order.</summary>
static class Numbers
{
    /// <summary>Sign- or zero-extends an integer to 64 bits. An unsigned one of 2^63 and above comes out negative.</summary>
    public static long ReadInteger(ReadOnlySpan<byte> element, Hdf5Type type)
    {
        ulong bits = 0;
        for (var i = 0; i < element.Length; i++)
        {
            bits = bits << 8 | element[type.IsBigEndian ? i : element.Length - 1 - i];
        }

        var unused = 64 - 8 * element.Length;
        return type.IsSigned ? (long)(bits << unused) >> unused : (long)bits;
    }

    /// <summary>An IEEE 754 number of 2, 4 or 8 bytes; exact.</summary>
    public static double ReadFloat(ReadOnlySpan<byte> element, Hdf5Type type) => (element.Length, type.IsBigEndian) switch
    {
        (2, false) => (double)BinaryPrimitives.ReadHalfLittleEndian(element),
        (2, true) => (double)BinaryPrimitives.ReadHalfBigEndian(element),
        (4, false) => BinaryPrimitives.ReadSingleLittleEndian(element),
        (4, true) => BinaryPrimitives.ReadSingleBigEndian(element),
        (_, false) => BinaryPrimitives.ReadDoubleLittleEndian(element),
        (_, true) => BinaryPrimitives.ReadDoubleBigEndian(element),
    };

    /// <summary>Any number as a double; integers beyond 2^53 are rounded to nearest even.</summary>
    public static double ReadNumber(ReadOnlySpan<byte> element, Hdf5Type type)
    {
        if (type.Kind == Hdf5TypeKind.Float)
        {
            return ReadFloat(element, type);
        }

        var integer = ReadInteger(element, type);
        return type.IsSigned ? integer : (ulong)integer;
    }
}
