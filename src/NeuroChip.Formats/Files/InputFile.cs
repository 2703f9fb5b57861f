using System.Buffers.Binary;
using System.IO.Compression;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Formats.Files;

/// <summary>
/// The bytes of a file that a stranger may have made: read forward, decompressed where the content is gzip, never larger in memory
/// than the file can justify. Whatever goes wrong is an <see cref="InputErrorException"/> with the place.
/// </summary>
public sealed class InputFile : IDisposable
{
    /// <summary>Compressed files may grow to this size whatever their ratio, and beyond it by <see cref="LargestRatio"/>.</summary>
    public const long FreeGrowth = 64L << 20;

    /// <summary>Images and spikes compress 2 to 30 times; a deflate bomb about 1,000 times.</summary>
    public const int LargestRatio = 200;

    // Header of 10 bytes, at least 2 of deflate, CRC-32 and size (RFC 1952).
    const int ShortestGzip = 20;

    readonly Stream _stream;
    readonly uint _announcedSize;

    InputFile(string name, Stream stored)
    {
        Name = name;
        StoredLength = stored.Length;
        Span<byte> start = stackalloc byte[64];
        start = start[..stored.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (GitLfs.IsPointer(start))
        {
            throw new InputErrorException(FileCodes.GitLfsPointer.At(new(name), $"'{name}' holds a Git LFS pointer of {StoredLength} bytes."));
        }

        IsCompressed = start is [0x1f, 0x8b, ..];
        _announcedSize = IsCompressed ? ReadGzipSize(stored) : 0;
        stored.Position = 0;
        _stream = IsCompressed ? new GZipStream(stored, CompressionMode.Decompress) : stored;
    }

    /// <summary>As the user gave it; diagnostics carry it.</summary>
    public string Name { get; }

    /// <summary>Bytes as stored, before decompression.</summary>
    public long StoredLength { get; }

    public bool IsCompressed { get; }

    /// <summary>Bytes read so far, after decompression.</summary>
    public long Offset { get; private set; }

    long LargestLength => IsCompressed ? Math.Max(FreeGrowth, StoredLength * LargestRatio) : StoredLength;

    public static InputFile Open(string path)
    {
        FileStream? stored = null;
        try
        {
            if (Directory.Exists(path))
            {
                throw new InputErrorException(FileCodes.NotReadable.At(new(path), $"'{path}' is a folder; a file is needed."));
            }

            stored = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return new InputFile(path, stored);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputErrorException(FileCodes.NotFound.At(new(path), $"'{path}' does not exist."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            stored?.Dispose();
            throw new InputErrorException(FileCodes.NotReadable.At(new(path), $"'{path}' cannot be read: {e.Message}"));
        }
        catch (InputErrorException)
        {
            stored?.Dispose();
            throw;
        }
    }

    /// <summary>Content that is already at hand: an archive's member, an embedded resource. The stream must know its length.</summary>
    public static InputFile FromStream(string name, Stream stored) => new(name, stored);

    /// <summary>Up to <paramref name="buffer"/>'s length; less only at the end of the content.</summary>
    public int Read(Span<byte> buffer)
    {
        var read = 0;
        try
        {
            read = _stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Error(FileCodes.Malformed, Offset, IsCompressed ? $"the compressed content is damaged: {e.Message}" : e.Message);
        }

        Offset += read;
        if (Offset > LargestLength)
        {
            throw Error(FileCodes.TooLarge, Offset, $"{StoredLength} compressed bytes grow beyond {LargestLength} bytes");
        }

        if (IsCompressed && read < buffer.Length && (uint)Offset != _announcedSize)
        {
            throw Error(FileCodes.Truncated, Offset,
                $"the compressed content ends after {Offset} bytes where its last field announces {_announcedSize}; it was cut or holds several members");
        }

        return read;
    }

    // The platform's decompressor takes a stream that was cut for one that ended; the size at the end of the file tells them apart.
    uint ReadGzipSize(Stream stored)
    {
        if (StoredLength < ShortestGzip)
        {
            throw Error(FileCodes.Truncated, StoredLength, $"a gzip file has at least {ShortestGzip} bytes");
        }

        Span<byte> size = stackalloc byte[4];
        stored.Position = StoredLength - size.Length;
        stored.ReadExactly(size);
        return BinaryPrimitives.ReadUInt32LittleEndian(size);
    }

    /// <summary>Fills the buffer or reports the file as truncated.</summary>
    public void ReadExactly(Span<byte> buffer, string what)
    {
        var start = Offset;
        var read = Read(buffer);
        if (read < buffer.Length)
        {
            throw Truncated(start, what, buffer.Length, read);
        }
    }

    /// <summary>Exactly <paramref name="count"/> bytes. Memory follows the bytes that are there, not the number that a header claims.</summary>
    public byte[] ReadBytes(long count, string what)
    {
        var start = Offset;
        var room = LargestLength - start;
        if (count > Array.MaxLength || (IsCompressed && count > room))
        {
            throw Error(FileCodes.TooLarge, start, $"{what} would take {count} bytes; the file has {StoredLength}");
        }

        if (count > room)
        {
            throw Truncated(start, what, count, room);
        }

        var bytes = new byte[IsCompressed ? Math.Min(count, Math.Max(1 << 16, StoredLength * 8)) : count];
        var filled = Read(bytes);
        while (filled == bytes.Length && filled < count)
        {
            Array.Resize(ref bytes, (int)Math.Min(count, bytes.Length * 2L));
            filled += Read(bytes.AsSpan(filled));
        }

        return filled == count ? bytes : throw Truncated(start, what, count, filled);
    }

    /// <summary>Everything that is left, up to <paramref name="limit"/> bytes.</summary>
    public byte[] ReadToEnd(int limit, string what)
    {
        var bytes = new byte[(int)Math.Min(limit, Math.Max(1 << 12, StoredLength))];
        var filled = Read(bytes);
        while (filled == bytes.Length && !AtEnd(out var next))
        {
            if (filled == limit)
            {
                throw Error(FileCodes.TooLarge, Offset, $"{what} is longer than {limit} bytes");
            }

            Array.Resize(ref bytes, (int)Math.Min(limit, bytes.Length * 2L));
            bytes[filled++] = next;
            filled += Read(bytes.AsSpan(filled));
        }

        Array.Resize(ref bytes, filled);
        return bytes;
    }

    /// <summary>Reports bytes that follow where nothing may follow; reading on also checks gzip's own checksum.</summary>
    public void RequireEnd(string what)
    {
        if (!AtEnd(out _))
        {
            throw Error(FileCodes.Malformed, Offset - 1, $"bytes follow after {what}");
        }
    }

    bool AtEnd(out byte next)
    {
        Span<byte> one = stackalloc byte[1];
        var end = Read(one) == 0;
        next = one[0];
        return end;
    }

    /// <summary>An error at a byte of the (decompressed) content.</summary>
    public InputErrorException Error(DiagnosticDescriptor descriptor, long offset, string message) =>
        new(descriptor.At(new SourceLocation(Name, ByteOffset: offset), $"'{Name}': {message}."));

    InputErrorException Truncated(long offset, string what, long needed, long found) =>
        Error(FileCodes.Truncated, offset, $"{what} needs {needed} bytes, {found} are left");

    public void Dispose() => _stream.Dispose();
}
