using System.Buffers.Binary;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Core.Images.Files;

/// <summary>The first 56 bytes: signature, version, length of the payload, SHA-256 of the payload.</summary>
static class ImageHeader
{
    public const int Size = 56;

    public const int Version = 1;

    // As in PNG: a byte beyond ASCII, the name, and a line end that text-mode copies would change.
    static ReadOnlySpan<byte> Signature => [0x89, (byte)'N', (byte)'C', (byte)'I', (byte)'M', (byte)'G', (byte)'\r', (byte)'\n'];

    public static bool IsSigned(ReadOnlySpan<byte> start) => start.StartsWith(Signature);

    public static byte[] Write(long payloadLength, ReadOnlySpan<byte> sha256)
    {
        var header = new byte[Size];
        Signature.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), Version);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), payloadLength);
        sha256.CopyTo(header.AsSpan(24));
        return header;
    }

    /// <summary>Checksum that the payload must have; its declared length must be what the file holds.</summary>
    /// <exception cref="InputErrorException">NC5002, NC5003 or NC5004.</exception>
    public static byte[] Read(ReadOnlySpan<byte> header, long fileLength, string file)
    {
        var location = new SourceLocation(file, ByteOffset: 0);
        if (header.Length < Signature.Length || !header.StartsWith(Signature))
        {
            throw new InputErrorException(ImageCodes.NotAnImage.At(location, $"The file does not begin like a chip image{Looks(header)}."));
        }

        if (header.Length < Size)
        {
            throw new InputErrorException(ImageCodes.Damaged.At(location, $"The image has {fileLength} bytes; its header alone has {Size}."));
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        if (version != Version)
        {
            throw new InputErrorException(ImageCodes.UnknownVersion.At(location, $"The image has format version {version}; this is version {Version}."));
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(header[16..]);
        return length == fileLength - Size
            ? header[24..Size].ToArray()
            : throw new InputErrorException(ImageCodes.Damaged.At(
                location, $"The image declares a content of {length} bytes; the file holds {fileLength - Size}."));
    }

    static string Looks(ReadOnlySpan<byte> header) =>
        header.IsEmpty ? "; it is empty"
        : header.StartsWith("version https://git-lfs"u8) ? "; it is a Git LFS pointer, not the file itself"
        : header.StartsWith(new byte[] { 0x89, (byte)'H', (byte)'D', (byte)'F' }) ? "; it is an HDF5 file, perhaps a network"
        : "";
}
