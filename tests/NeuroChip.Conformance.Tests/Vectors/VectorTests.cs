using NeuroChip.Emulator.Backends;
using NeuroChip.Tests.Shared;
using NeuroChip.Verification;

namespace NeuroChip.Conformance.Tests.Vectors;

/// <summary>The golden vectors of neurons and networks that run on the emulator, on every backend that can run here.</summary>
public class VectorTests
{
    static readonly string[] Folders = ["a-neurons", "b-networks"];

    public static TheoryData<string, string> FilesAndBackends
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var backend in BackendRegistry.Available)
            {
                foreach (var file in Files())
                {
                    rows.Add(file, backend.Name);
                }
            }

            return rows;
        }
    }

    [VectorsTheory]
    [MemberData(nameof(FilesAndBackends))]
    public void Verify_OnEveryBackend_PassesEveryCase(string file, string backend)
    {
        var verdict = VectorVerifier.Verify(Path.Combine(FixedPoint!, file), new(backend, DataFolder: null, Threads: 1));

        verdict.Should().NotBeNull();
        verdict!.FirstFailure.Should().BeNull();
        verdict.Passed.Should().Be(verdict.Cases).And.BePositive();
    }

    static string? FixedPoint => SharedFolders.Vectors is { } vectors ? Path.Combine(vectors, "fixed-point") : null;

    static IEnumerable<string> Files() => FixedPoint is { } root
        ? Folders.SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.json.gz").Order(StringComparer.Ordinal).Select(file => Path.GetRelativePath(root, file)))
        : ["none"];
}
