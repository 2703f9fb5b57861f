using System.Runtime.InteropServices;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5;

/// <summary>
/// An HDF5 file, held in memory. Reads what h5py and the HDF5 library write by default, old and new: see the remarks of the format's
/// parts. Files come from strangers: whatever the bytes, the outcome is values or an <see cref="InputErrorException"/>, in bounded time
/// and memory.
/// </summary>
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
