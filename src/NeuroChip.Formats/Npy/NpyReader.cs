using System.Buffers.Binary;
using System.Text;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Arrays;
using NeuroChip.Formats.Files;

namespace NeuroChip.Formats.Npy;

/// <summary>
/// NumPy array files, versions 1 to 3 (numpy.lib.format): magic, version, length of the header, the header as a Python dictionary, the
/// values. Both byte orders, C and Fortran order; booleans, integers of 1 to 8 bytes, floats of 4 and 8 bytes.
/// </summary>
public static class NpyReader
{
    const int PreambleLength = 8;
    const int LongestHeader = 1 << 16;

    static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The whole array. Throws <see cref="InputErrorException"/> with the byte offset for anything that is not such a file.</summary>
    public static NumberArray Read(string path)
    {
        using var file = InputFile.Open(path);
        return Read(file);
    }

    public static NumberArray Read(InputFile file)
    {
        var header = NpyHeader.Parse(file, ReadHeaderText(file), file.Offset);
        var bytes = ArrayLength.Bytes(file, header.Axes, header.Type.Size, PreambleLength);
        var data = file.ReadBytes(bytes, $"an array {string.Join('x', header.Axes)} of {header.Type}");
        file.RequireEnd("the last value");
        if (header.IsBigEndian)
        {
            NumberArray.SwapBytes(data, header.Type.Size);
        }

        var shape = new Shape([.. header.Axes.Select(a => (int)a)]);
        return new NumberArray(header.Type, shape,
            header.IsFortranOrder ? NumberArray.RowMajor(data, shape.Axes, header.Type.Size) : data);
    }

    static string ReadHeaderText(InputFile file)
    {
        Span<byte> preamble = stackalloc byte[PreambleLength];
        file.ReadExactly(preamble, "the NumPy header");
        if (!preamble.StartsWith(Magic))
        {
            throw file.Error(FileCodes.NotThatFormat, 0, $"starts with {Convert.ToHexStringLower(preamble[..6])}; a NumPy file starts with 934e554d5059");
        }

        var version = preamble[6];
        if (version is < 1 or > 3 || preamble[7] != 0)
        {
            throw file.Error(FileCodes.Unsupported, 6, $"version {version}.{preamble[7]}; 1.0, 2.0 and 3.0 are supported");
        }

        var text = file.ReadBytes(HeaderLength(file, version), "the header dictionary");
        return version == 3 ? Encoding.UTF8.GetString(text) : Encoding.Latin1.GetString(text);
    }

    // 16 bits in version 1, 32 bits from version 2 on; the latter for very long lists of columns, which arrays of numbers do not have.
    static int HeaderLength(InputFile file, byte version)
    {
        Span<byte> stored = stackalloc byte[version == 1 ? 2 : 4];
        file.ReadExactly(stored, "the length of the header");
        var length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(stored) : BinaryPrimitives.ReadUInt32LittleEndian(stored);
        return length <= LongestHeader
            ? (int)length
            : throw file.Error(FileCodes.TooLarge, PreambleLength, $"the header has {length} bytes; at most {LongestHeader} are supported");
    }
}
