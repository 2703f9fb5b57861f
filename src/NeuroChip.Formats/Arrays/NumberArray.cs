using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroChip.Core.Networks;

namespace NeuroChip.Formats.Arrays;

/// <summary>Numbers of a file with their axes, row-major.</summary>
/// <param name="type">Element type as stored.</param>
/// <param name="shape">All axes, samples first.</param>
/// <param name="data">[shape.Count × size of the type] bytes, little-endian.</param>
public sealed class NumberArray(NumberType type, Shape shape, byte[] data)
{
    public NumberType Type => type;

    public Shape Shape => shape;

    public int Count { get; } = shape.Count;

    /// <summary>The axes after the first: those of one sample.</summary>
    public Shape RowShape => new(shape.Axes[1..]);

    /// <summary>Little-endian bytes; for one-byte types, the values.</summary>
    public ReadOnlyMemory<byte> Bytes => data;

    /// <summary>The element as a double; 64-bit integers beyond 2^53 are rounded.</summary>
    public double this[int index] => type switch
    {
        NumberType.UInt8 => data[index],
        NumberType.Int8 => (sbyte)data[index],
        NumberType.Bool => data[index] == 0 ? 0 : 1,
        NumberType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(At(index, 2)),
        NumberType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(At(index, 2)),
        NumberType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(At(index, 4)),
        NumberType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(At(index, 4)),
        NumberType.UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(At(index, 8)),
        NumberType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(At(index, 8)),
        NumberType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(At(index, 4)),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(At(index, 8)),
    };

    ReadOnlySpan<byte> At(int index, int size) => data.AsSpan(index * size, size);

    /// <summary>Turns big-endian elements into little-endian ones, in place.</summary>
    internal static void SwapBytes(byte[] data, int size)
    {
        switch (size)
        {
            case 2:
                var words = MemoryMarshal.Cast<byte, ushort>(data.AsSpan());
                BinaryPrimitives.ReverseEndianness(words, words);
                break;
            case 4:
                var doubleWords = MemoryMarshal.Cast<byte, uint>(data.AsSpan());
                BinaryPrimitives.ReverseEndianness(doubleWords, doubleWords);
                break;
            case 8:
                var quadWords = MemoryMarshal.Cast<byte, ulong>(data.AsSpan());
                BinaryPrimitives.ReverseEndianness(quadWords, quadWords);
                break;
            default:
                break;
        }
    }

    /// <summary>Reorders elements stored with the first axis running fastest (Fortran) to the last axis running fastest.</summary>
    internal static byte[] RowMajor(byte[] columnMajor, ImmutableArray<int> axes, int size)
    {
        var ordered = new byte[columnMajor.Length];
        var index = new int[axes.Length];
        var from = 0;
        for (var to = 0; to < ordered.Length; to += size)
        {
            columnMajor.AsSpan(from * size, size).CopyTo(ordered.AsSpan(to));
            from = Advance(index, axes, from);
        }

        return ordered;
    }

    // Adds one to the row-major index; returns the column-major position that belongs to it.
    static int Advance(int[] index, ImmutableArray<int> axes, int position)
    {
        var stride = 1;
        for (var axis = 0; axis < axes.Length - 1; axis++)
        {
            stride *= axes[axis];
        }

        for (var axis = axes.Length - 1; axis >= 0; axis--)
        {
            if (++index[axis] < axes[axis])
            {
                return position + stride;
            }

            index[axis] = 0;
            position -= (axes[axis] - 1) * stride;
            stride = axis > 0 ? stride / axes[axis - 1] : 1;
        }

        return 0;
    }
}
