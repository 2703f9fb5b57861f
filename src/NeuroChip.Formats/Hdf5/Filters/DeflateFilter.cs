using System.IO.Compression;
using System.Runtime.InteropServices;

namespace NeuroChip.Formats.Hdf5.Filters;

/// <summary>Filter 1: a zlib stream.</summary>
static class DeflateFilter
{
    /// <exception cref="InvalidDataException">No zlib stream, or one of more than <paramref name="limit"/> bytes.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> bytes, int limit)
    {
        MemoryMarshal.TryGetArray(bytes, out var segment);
        using var stored = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
        using var inflated = new ZLibStream(stored, CompressionMode.Decompress);
        var plain = new byte[limit];
        var length = ReadToEnd(inflated, plain);
        return length < limit ? plain.AsMemory(0, length) : throw new InvalidDataException();
    }

    static int ReadToEnd(ZLibStream inflated, byte[] plain)
    {
        try
        {
            return inflated.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false);
        }
        catch (IOException failure) // such as for a stream that wants a dictionary
        {
            throw new InvalidDataException(failure.Message, failure);
        }
    }
}
