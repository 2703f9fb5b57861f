using System.Buffers.Binary;
using System.Text;

namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>
/// Reads the little-endian fields of one structure in order. Reading past its end is a diagnostic that names the structure.
/// </summary>
/// <param name="bytes">The structure.</param>
/// <param name="start">Where in the file it begins, for diagnostics.</param>
/// <param name="what">What diagnostics call it, as in "An object header".</param>
ref struct StructureReader(FileSource source, ReadOnlySpan<byte> bytes, long start, string what)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;
    int _read;

    /// <summary>Offset of the next field in the file.</summary>
    public readonly long Position => start + _read;

    public readonly int Remaining => _bytes.Length - _read;

    /// <summary>The next <paramref name="count"/> bytes.</summary>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > Remaining)
        {
            throw source.Malformed(Position, $"{what} ends too early: {count} bytes are needed, {Remaining} are left.");
        }

        var taken = _bytes.Slice(_read, (int)count);
        _read += (int)count;
        return taken;
    }

    public void Skip(long count) => Take(count);

    /// <summary>Skips to the next multiple of <paramref name="alignment"/>, counted from the start of the structure.</summary>
    public void Align(int alignment) => Skip(-_read & (alignment - 1));

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>An unsigned number of 1..8 bytes.</summary>
    public ulong UInt(int width)
    {
        ulong value = 0;
        var bytes = Take(width);
        for (var i = width - 1; i >= 0; i--)
        {
            value = value << 8 | bytes[i];
        }

        return value;
    }

    /// <summary>A length in the file's own width; values of 2^63 and above are refused.</summary>
    public long Length() => Number(source.LengthSize);

    /// <summary>A non-negative number of 1..8 bytes; values of 2^63 and above are refused.</summary>
    public long Number(int width)
    {
        var position = Position;
        var value = UInt(width);
        return value <= long.MaxValue ? (long)value : throw source.TooLarge(position, $"{what} declares a size of {value}.");
    }

    /// <summary>An address as an absolute position within the file, or <see cref="FileSource.Undefined"/>.</summary>
    public long Address()
    {
        var position = Position;
        var value = UInt(source.OffsetSize);
        if (value == ulong.MaxValue >> (64 - 8 * source.OffsetSize))
        {
            return FileSource.Undefined;
        }

        return value < (ulong)(source.Length - source.BaseAddress)
            ? source.BaseAddress + (long)value
            : throw source.Malformed(position, $"{what} points to address {value}, beyond the end of the file at byte {source.Length}.");
    }

    /// <summary>An address that must be defined.</summary>
    public long RequiredAddress()
    {
        var position = Position;
        var address = Address();
        return address != FileSource.Undefined ? address : throw source.Malformed(position, $"{what} lacks an address.");
    }

    /// <summary>Four characters that mark a kind of structure.</summary>
    public void Signature(ReadOnlySpan<byte> expected)
    {
        var position = Position;
        if (!Take(expected.Length).SequenceEqual(expected))
        {
            var mark = Encoding.ASCII.GetString(expected);
            throw source.Malformed(position, $"{what} was expected here, but its mark \"{mark}\" is missing.");
        }
    }

    /// <summary>A version byte, which must lie in the given range; returns it.</summary>
    public int Version(int lowest, int highest)
    {
        var position = Position;
        var version = Byte();
        return version >= lowest && version <= highest
            ? version
            : throw source.Unsupported(position, $"{what} has version {version}; {lowest}..{highest} can be read.");
    }
}
