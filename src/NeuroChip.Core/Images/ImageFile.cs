using System.Security.Cryptography;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images.Files;

namespace NeuroChip.Core.Images;

/// <summary>Chip images on disk (.ncimg): little-endian, versioned, checksummed, the same bytes for the same image.</summary>
public static class ImageFile
{
    /// <summary>Written beside the path under another name and then moved there, so that no half image is ever seen.</summary>
    /// <exception cref="InputErrorException">NC0002: the file cannot be written.</exception>
    public static void Write(ChipImage image, string path)
    {
        var partial = path + ".partial";
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite))
            {
                Write(image, stream);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Discard(partial);
            throw new InputErrorException(FileCodes.NotReadable.At(new SourceLocation(path), $"The image cannot be written: {error.Message}"));
        }
    }

    /// <param name="stream">Seekable; written from its present position.</param>
    public static void Write(ChipImage image, Stream stream)
    {
        var start = stream.Position;
        stream.Write(new byte[ImageHeader.Size]);
        using var hashing = new HashingStream(stream);
        ImagePayload.Write(image, hashing);
        var end = stream.Position;
        stream.Position = start;
        stream.Write(ImageHeader.Write(end - start - ImageHeader.Size, hashing.Finish()));
        stream.Position = end;
    }

    /// <summary>Whether bytes from the start of a file, at least eight, are those of an image.</summary>
    public static bool IsImage(ReadOnlySpan<byte> start) => ImageHeader.IsSigned(start);

    /// <summary>An image whose tables are consistent; whether it fits its chip is another question.</summary>
    /// <exception cref="InputErrorException">NC0001 or NC0002 for the file, NC5 for what is in it.</exception>
    public static ChipImage Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
            return Read(stream, path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputErrorException(FileCodes.NotFound.At(new SourceLocation(path), $"There is no image '{path}'."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputErrorException(FileCodes.NotReadable.At(new SourceLocation(path), $"The image cannot be read: {error.Message}"));
        }
    }

    /// <param name="stream">Seekable; read from its start.</param>
    /// <param name="name">For diagnostics.</param>
    public static ChipImage Read(Stream stream, string name)
    {
        var head = new byte[ImageHeader.Size];
        stream.Position = 0;
        var checksum = ImageHeader.Read(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)), stream.Length, name);
        if (stream.Length > Array.MaxLength)
        {
            throw new InputErrorException(FileCodes.TooLarge.At(
                new SourceLocation(name), $"The image has {stream.Length} bytes; at most {Array.MaxLength} are read."));
        }

        var payload = new byte[stream.Length - ImageHeader.Size];
        stream.ReadExactly(payload);
        if (!SHA256.HashData(payload).AsSpan().SequenceEqual(checksum))
        {
            throw new InputErrorException(ImageCodes.BadChecksum.At(
                new SourceLocation(name), "The image's content does not have the SHA-256 that its header states."));
        }

        var image = ImagePayload.Read(payload, name, ImageHeader.Size);
        try
        {
            ImageConsistency.Verify(image);
        }
        catch (InputErrorException error)
        {
            throw new InputErrorException(error.Diagnostic with { Location = new SourceLocation(name) });
        }

        return image;
    }

    static void Discard(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // What could not be written cannot always be deleted; the first failure is the one to report.
        }
    }
}
