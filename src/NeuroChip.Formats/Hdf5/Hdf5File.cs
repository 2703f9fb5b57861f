using System.Runtime.InteropServices;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5;

/// <summary>
/// An HDF5 file, held in memory. Files come from strangers: whatever the bytes, the outcome is values or an
/// <see cref="InputErrorException"/>, in bounded time and memory. May be used from several threads.
/// </summary>
/// <remarks>
/// Read: superblocks 0 to 3 with or without a user block; object headers 1 and 2; groups as symbol tables, link messages and fractal heaps;
/// compact, contiguous and chunked storage of layouts 3 and 4 with every kind of chunk index; deflate, shuffle, fletcher32 and LZF;
/// numbers, bools, enumerations, text, rows of variable length; attributes. Checksums are verified. Refused by name: soft and external
/// links, external and virtual storage, shared message heaps, other filters. Compound and other types are listed, but not decoded.
/// The source of all structures is the "HDF5 File Format Specification Version 3.0" of The HDF Group.
/// </remarks>
public sealed class Hdf5File
{
    /// <summary>Larger files are refused, because the file is held in memory.</summary>
    public const long LargestFile = 1L << 30;

    Hdf5File(Hdf5Group root) => Root = root;

    public Hdf5Group Root { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputErrorException">The file is absent, unreadable, too large or not sound HDF5.</exception>
    public static Hdf5File Open(string path) => Parse(ReadAll(path), path);

    /// <summary>Interprets the bytes of a file.</summary>
    /// <param name="name">What diagnostics call the file.</param>
    /// <exception cref="InputErrorException">The bytes are not sound HDF5.</exception>
    public static Hdf5File Parse(ReadOnlyMemory<byte> bytes, string name)
    {
        var isWholeArray = MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Array is { } array
            && segment.Count == array.Length;
        var superblock = Superblock.Read(isWholeArray ? segment.Array! : bytes.ToArray(), name);
        return new Hdf5File(Hdf5Group.OpenRoot(superblock.Source, superblock.RootHeader));
    }

    static byte[] ReadAll(string path)
    {
        var location = new SourceLocation(path);
        if (!File.Exists(path))
        {
            throw new InputErrorException(FileCodes.NotFound.At(location, $"The file '{path}' does not exist."));
        }

        try
        {
            var length = new FileInfo(path).Length;
            return length <= LargestFile
                ? File.ReadAllBytes(path)
                : throw new InputErrorException(FileCodes.TooLarge.At(location,
                    $"The file has {length} bytes; HDF5 files of up to {LargestFile} bytes can be read."));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InputErrorException(FileCodes.NotReadable.At(location, $"The file '{path}' cannot be read: {failure.Message}"));
        }
    }
}
