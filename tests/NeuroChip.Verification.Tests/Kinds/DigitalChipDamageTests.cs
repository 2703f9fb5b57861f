using System.IO.Compression;
using System.Text.Json.Nodes;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Verification.Tests.Kinds;

/// <summary>Files of users: what is missing or makes no sense is a diagnostic, never another exception.</summary>
public class DigitalChipDamageTests
{
    static readonly string?[] Replacements = ["-1", "2147483647", "\"x\"", "[]", "[-1]", null];

    [VectorsTheory]
    [InlineData("axon4")]
    [InlineData("axon4-full")]
    [InlineData("bitshift16")]
    [InlineData("event8-sdsp")]
    public void Verify_AnyMemberReplaced_GivesAVerdictOrADiagnostic(string name)
    {
        using var folder = new TemporaryFolder();
        var original = FirstCase(name);
        foreach (var path in Members(original, []).ToArray())
        {
            foreach (var replacement in Replacements)
            {
                var file = Path.Combine(folder.Path, "damaged.json");
                File.WriteAllText(file, Damaged(original, path, replacement));
                Verify(file);
            }
        }
    }

    static void Verify(string file)
    {
        try
        {
            _ = VectorVerifier.Verify(file, new("cpu", null, Threads: 1));
        }
        catch (InputErrorException problem)
        {
            problem.Diagnostic.Message.Should().NotBeEmpty();
        }
    }

    static JsonNode FirstCase(string name)
    {
        using var file = File.OpenRead(Path.Combine(SharedFolders.Vectors!, "fixed-point", "d-other-chips", name + ".json.gz"));
        using var text = new GZipStream(file, CompressionMode.Decompress);
        var root = JsonNode.Parse(text)!;
        root["cases"] = new JsonArray(root["cases"]![0]!.DeepClone());
        return root;
    }

    static IEnumerable<object[]> Members(JsonNode node, object[] path)
    {
        IEnumerable<(object Key, JsonNode? Value)> members = node switch
        {
            JsonObject o => o.Select(member => ((object)member.Key, member.Value)),
            JsonArray { Count: > 0 } a => [(0, a[0])],
            _ => [],
        };
        foreach (var (key, value) in members)
        {
            object[] own = [.. path, key];
            yield return own;
            foreach (var inner in value is null ? [] : Members(value, own))
            {
                yield return inner;
            }
        }
    }

    // A replacement of null removes the member.
    static string Damaged(JsonNode original, object[] path, string? replacement)
    {
        var root = original.DeepClone();
        var parent = root;
        foreach (var key in path[..^1])
        {
            parent = key is string name ? parent[name]! : parent[(int)key]!;
        }

        switch (parent)
        {
            case JsonObject o when replacement is null:
                o.Remove((string)path[^1]);
                break;
            case JsonObject o:
                o[(string)path[^1]] = JsonNode.Parse(replacement);
                break;
            case JsonArray a when replacement is null:
                a.RemoveAt(0);
                break;
            case JsonArray a:
                a[0] = JsonNode.Parse(replacement);
                break;
        }

        return root.ToJsonString();
    }
}
