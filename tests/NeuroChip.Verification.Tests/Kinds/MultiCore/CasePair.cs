using System.Text;
using System.Text.Json.Nodes;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Verification.Tests.Kinds.MultiCore;

/// <summary>A case and what it must give, as files in a folder of their own.</summary>
sealed class CasePair : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public CasePair(string multiCore, string expected) => (Case, Expected) = (JsonNode.Parse(multiCore)!.AsObject(), JsonNode.Parse(expected)!.AsObject());

    public JsonObject Case { get; }

    public JsonObject Expected { get; }

    public static CasePair Read(string name)
    {
        var path = Path.Combine(SharedFolders.Vectors!, "multi-core", name);
        return new(File.ReadAllText(path + ".case.json"), File.ReadAllText(path + ".expected.json"));
    }

    /// <summary>Writes and verifies both; null where they agree.</summary>
    public string? Verify()
    {
        _folder.Write("pair.expected.json", Encoding.UTF8.GetBytes(Expected.ToJsonString()));
        return VerifyCase();
    }

    /// <summary>Writes and verifies the case, with whatever is beside it.</summary>
    public string? VerifyCase() => VectorVerifier.Verify(
        _folder.Write("pair.case.json", Encoding.UTF8.GetBytes(Case.ToJsonString())), new("cpu-scalar", null, Threads: 1))!.FirstFailure;

    public void Dispose() => _folder.Dispose();
}
