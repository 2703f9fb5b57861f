using System.IO.Compression;
using System.Text.Json;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Conformance.Tests.Vectors;

/// <summary>Golden vectors: JSON, gzipped.</summary>
static class VectorFile
{
    public static JsonElement Read(string path)
    {
        using var file = File.OpenRead(Path.Combine(SharedFolders.Vectors!, path));
        using var text = new GZipStream(file, CompressionMode.Decompress);
        return JsonDocument.Parse(text).RootElement;
    }

    public static int[] Ints(this JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetInt32())];

    /// <summary>A number, or a list of numbers.</summary>
    public static int[] OneOrMore(this JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.Ints() : [value.GetInt32()];
}
