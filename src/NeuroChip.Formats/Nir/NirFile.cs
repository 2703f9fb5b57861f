using NeuroChip.Core.Diagnostics;
using NeuroChip.Formats.Hdf5;

namespace NeuroChip.Formats.Nir;

/// <summary>Reads .nir files: HDF5 files that hold one graph in the group <c>/node</c>.</summary>
public static class NirFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InputErrorException">The file is absent, unreadable or not a NIR file; the message tells what it is instead where that is known.</exception>
    public static NirGraph Read(string path)
    {
        var file = Hdf5File.Open(path);
        return NirReader.Read(file, path, new FileInfo(path).Length);
    }

    /// <summary>Interprets the bytes of a file.</summary>
    /// <param name="name">What diagnostics call the file.</param>
    /// <exception cref="InputErrorException">The bytes are not a NIR file.</exception>
    public static NirGraph Parse(ReadOnlyMemory<byte> bytes, string name) => NirReader.Read(Hdf5File.Parse(bytes, name), name, bytes.Length);
}
