using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Pipeline;

/// <summary>Where a network or image comes from: a file, standard input (<c>-</c>), or inside the program (<c>builtin:NAME</c>).</summary>
static class NetworkSource
{
    const string StandardInput = "-";
    const string Prefix = "builtin:";
    const long LargestNetwork = 1L << 30;

    /// <summary>The content, seekable and at its start.</summary>
    /// <exception cref="InputErrorException">NC0001, NC0002 or NC0007.</exception>
    public static Stream Open(string path) =>
        path == StandardInput ? Spool()
        : path.StartsWith(Prefix, StringComparison.Ordinal) ? OpenBuiltIn(path)
        : UserFile.OpenRead(path);

    /// <summary>The rest of a source, which networks need whole.</summary>
    public static byte[] ReadAll(Stream stream, string path)
    {
        var length = stream.Length - stream.Position;
        if (length > LargestNetwork)
        {
            throw TooLarge(path);
        }

        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What the network is called in reports: the file's name without folder and extension.</summary>
    public static string NameOf(string path) =>
        path == StandardInput ? "stdin"
        : path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..]
        : Path.GetFileNameWithoutExtension(path);

    // A pipe cannot be read twice, and its kind is told by its first bytes.
    static MemoryStream Spool()
    {
        using var input = Console.OpenStandardInput();
        var spooled = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = input.Read(buffer)) > 0;)
        {
            spooled.Write(buffer, 0, read);
            if (spooled.Length > LargestNetwork)
            {
                throw TooLarge(StandardInput);
            }
        }

        spooled.Position = 0;
        return spooled;
    }

    static Stream OpenBuiltIn(string name)
    {
        var assembly = typeof(NetworkSource).Assembly;
        var names = assembly.GetManifestResourceNames().Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal));
        return assembly.GetManifestResourceStream(name)
            ?? throw new InputErrorException(FileCodes.NotFound.With($"there is no '{name}'; there is {string.Join(", ", names)}."));
    }

    static InputErrorException TooLarge(string path) =>
        new(FileCodes.TooLarge.At(new SourceLocation(path), "networks are read whole, up to 1 GiB."));
}
