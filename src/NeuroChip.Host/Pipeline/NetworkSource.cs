using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Host.Pipeline;

/// <summary>Bytes of a network: a file, or one that ships inside the program as <c>builtin:NAME</c>.</summary>
static class NetworkSource
{
    const string Prefix = "builtin:";
    const long LargestFile = 1L << 30;

    public static IEnumerable<string> BuiltIn =>
        typeof(NetworkSource).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static byte[] Read(string path)
    {
        using var stream = path.StartsWith(Prefix, StringComparison.Ordinal) ? OpenBuiltIn(path) : InputFile.OpenRead(path);
        if (stream.Length > LargestFile)
        {
            throw new InputErrorException(FileCodes.TooLarge.At(new SourceLocation(path), "networks are read whole, up to 1 GiB."));
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What the network is called in reports: the file's name without folder and extension.</summary>
    public static string NameOf(string path) =>
        path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : Path.GetFileNameWithoutExtension(path);

    static Stream OpenBuiltIn(string name) =>
        typeof(NetworkSource).Assembly.GetManifestResourceStream(name)
        ?? throw new InputErrorException(FileCodes.NotFound.With($"there is no '{name}'; there is {string.Join(", ", BuiltIn)}."));
}
