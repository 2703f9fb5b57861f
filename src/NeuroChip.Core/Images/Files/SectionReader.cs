using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Core.Images.Files;

/// <summary>Reads what <see cref="SectionWriter"/> wrote. A length is compared with the bytes that are left before anything is allocated.</summary>
ref struct SectionReader(ReadOnlySpan<byte> bytes, string file, long offset)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;
    int _at;

    public readonly bool AtEnd => _at == _bytes.Length;

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public double Double() => BitConverter.Int64BitsToDouble(Long());

    /// <summary>Number of things that follow, each of at least so many bytes.</summary>
    public int Count(int leastBytesEach)
    {
        var count = Int();
        return count >= 0 && (long)count * leastBytesEach <= _bytes.Length - _at
            ? count
            : throw Damaged($"declares {count} entries where {_bytes.Length - _at} bytes are left");
    }

    public ReadOnlySpan<byte> Raw() => Take(Count(1));

    public string String() => Encoding.UTF8.GetString(Raw());

    public ImmutableArray<byte> Bytes() => [.. Raw()];

    public ImmutableArray<int> Ints()
    {
        var values = new int[Count(sizeof(int))];
        MemoryMarshal.Cast<byte, int>(Take(values.Length * sizeof(int))).CopyTo(values);
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(values, values);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    public ImmutableArray<short> Shorts()
    {
        var values = new short[Count(sizeof(short))];
        MemoryMarshal.Cast<byte, short>(Take(values.Length * sizeof(short))).CopyTo(values);
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(values, values);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    public ImmutableArray<double> Doubles()
    {
        var values = new double[Count(sizeof(double))];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Double();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    public readonly InputErrorException Damaged(string finding) =>
        new(ImageCodes.Damaged.At(new SourceLocation(file, ByteOffset: offset + _at), $"The image {finding}."));

    ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _at)
        {
            throw Damaged($"ends where {count} more bytes are needed");
        }

        _at += count;
        return _bytes.Slice(_at - count, count);
    }
}
