using System.Buffers.Binary;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Arrays;
using NeuroChip.Formats.Files;

namespace NeuroChip.Formats.Idx;

/// <summary>
/// IDX files, the format of MNIST, gzipped or not: bytes 0, 0, type, number of axes; each axis as 32 bits, big-endian; the values,
/// big-endian and row-major (Y. LeCun, THE MNIST DATABASE, "file format").
/// </summary>
public static class IdxReader
{
    /// <summary>The whole array. Throws <see cref="InputErrorException"/> with the byte offset for anything that is not IDX.</summary>
    public static NumberArray Read(string path)
    {
        using var file = InputFile.Open(path);
        return Read(file);
    }

    public static NumberArray Read(InputFile file)
    {
        Span<byte> magic = stackalloc byte[4];
        file.ReadExactly(magic, "the IDX header");
        if (magic is not [0, 0, _, _])
        {
            throw file.Error(FileCodes.NotThatFormat, 0, $"starts with {Convert.ToHexStringLower(magic)}; an IDX file starts with 0000");
        }

        var type = ElementType(file, magic[2]);
        var axes = ReadAxes(file, magic[3]);
        var bytes = ArrayLength.Bytes(file, axes, type.Size, 4);
        var data = file.ReadBytes(bytes, $"an array {string.Join('x', axes)} of {type}");
        file.RequireEnd("the last value");
        NumberArray.SwapBytes(data, type.Size);
        return new NumberArray(type, new Shape([.. axes.Select(a => (int)a)]), data);
    }

    static NumberType ElementType(InputFile file, byte code) => code switch
    {
        0x08 => NumberType.UInt8,
        0x09 => NumberType.Int8,
        0x0B => NumberType.Int16,
        0x0C => NumberType.Int32,
        0x0D => NumberType.Float32,
        0x0E => NumberType.Float64,
        _ => throw file.Error(FileCodes.Malformed, 2,
            $"element type {code}; IDX knows 8 (byte), 9 (signed byte), 11 (short), 12 (int), 13 (float), 14 (double)"),
    };

    static long[] ReadAxes(InputFile file, byte rank)
    {
        if (rank is < 1 or > ArrayLength.MaximumRank)
        {
            throw file.Error(FileCodes.Malformed, 3, $"{rank} axes; 1 to {ArrayLength.MaximumRank} are supported");
        }

        Span<byte> stored = stackalloc byte[4 * rank];
        file.ReadExactly(stored, "the lengths of the axes");
        var axes = new long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            axes[axis] = BinaryPrimitives.ReadUInt32BigEndian(stored[(4 * axis)..]);
        }

        return axes;
    }
}
