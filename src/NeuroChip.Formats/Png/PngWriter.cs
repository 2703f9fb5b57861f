using System.Buffers.Binary;
using System.IO.Compression;
using NeuroChip.Formats.Zip;

namespace NeuroChip.Formats.Png;

/// <summary>Writes pictures as PNG (ISO/IEC 15948): 8 bits a channel, red, green and blue, no filter.</summary>
public static class PngWriter
{
    /// <summary>Bytes of a pixel.</summary>
    public const int Channels = 3;

    const byte BitDepth = 8, TrueColour = 2;

    static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <param name="pixels">[height × width × 3], row-major from the top.</param>
    /// <exception cref="ArgumentException">The picture is empty or has another number of bytes.</exception>
    public static void Write(Stream stream, int width, int height, ReadOnlySpan<byte> pixels)
    {
        if (width < 1 || height < 1 || pixels.Length != (long)width * height * Channels)
        {
            throw new ArgumentException($"A picture of {width} × {height} pixels does not have {pixels.Length} bytes.", nameof(pixels));
        }

        stream.Write(Signature);
        Chunk(stream, "IHDR"u8, Header(width, height));
        Chunk(stream, "IDAT"u8, Compressed(width * Channels, pixels));
        Chunk(stream, "IEND"u8, []);
    }

    // Compression, filter and interlace methods are 0.
    static byte[] Header(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (BitDepth, TrueColour);
        return header;
    }

    // Every row begins with the number of its filter: 0, none.
    static byte[] Compressed(int rowBytes, ReadOnlySpan<byte> pixels)
    {
        using var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var at = 0; at < pixels.Length; at += rowBytes)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(at, rowBytes));
            }
        }

        return bytes.ToArray();
    }

    static void Chunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] checkedBytes = [.. type, .. data];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(checkedBytes);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(checkedBytes));
        stream.Write(number);
    }
}
