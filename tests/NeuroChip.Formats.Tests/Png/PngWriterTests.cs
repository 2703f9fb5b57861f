using System.Buffers.Binary;
using System.IO.Compression;
using NeuroChip.Formats.Png;

namespace NeuroChip.Formats.Tests.Png;

public class PngWriterTests
{
    // Two pixels in one row: red and blue. Signature; IHDR of 13 bytes, whose CRC any PNG of 2 × 1 true colour has; IDAT; IEND (AE 42 60 82).
    [Fact]
    public void Write_TwoPixels_IsAPngWithThem()
    {
        using var stream = new MemoryStream();
        PngWriter.Write(stream, 2, 1, [255, 0, 0, 0, 0, 255]);
        var bytes = stream.ToArray();

        bytes[..8].Should().Equal(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A);
        bytes[8..33].Should().Equal(
            0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x7B, 0x40, 0xE8, 0xDD);
        bytes[^12..].Should().Equal(0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82);
        Rows(bytes).Should().Equal(0, 255, 0, 0, 0, 0, 255);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(2, 1, 5)]
    public void Write_WrongSize_IsRefused(int width, int height, int bytes)
    {
        var write = () => PngWriter.Write(new MemoryStream(), width, height, new byte[bytes]);

        write.Should().Throw<ArgumentException>();
    }

    static byte[] Rows(byte[] png)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var zlib = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        return rows.ToArray();
    }
}
