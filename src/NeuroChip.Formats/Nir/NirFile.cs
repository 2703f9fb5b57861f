using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Hdf5;

namespace NeuroChip.Formats.Nir;

/// <summary>Reads and writes .nir files: HDF5 files that hold one graph in the group <c>/node</c>.</summary>
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

    /// <summary>The bytes of a file that every NIR tool reads. Equal graphs give equal bytes; the order of the nodes does not matter.</summary>
    /// <exception cref="ArgumentException">Two nodes have the same name, or a name is empty or holds a slash.</exception>
    public static byte[] ToBytes(NirGraph graph) => NirWriter.Write(graph);

    /// <summary>Writes the bytes of a file.</summary>
    public static void Write(NirGraph graph, Stream stream) => stream.Write(ToBytes(graph));

    /// <summary>Writes a file: beside its place first and then moved there, so that no half file is ever found under its name.</summary>
    /// <exception cref="InputErrorException">The file cannot be written.</exception>
    public static void Write(NirGraph graph, string path)
    {
        var bytes = ToBytes(graph);
        var partial = path + ".partial";
        try
        {
            File.WriteAllBytes(partial, bytes);
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            TryDelete(partial);
            throw new InputErrorException(FileCodes.NotReadable.At(new SourceLocation(path), $"The file '{path}' cannot be written: {failure.Message}"));
        }
    }

    // What could not be written may not be there, nor be deletable; the reason to report is the first one.
    static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }
}
