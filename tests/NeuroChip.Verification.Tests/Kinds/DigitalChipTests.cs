using NeuroChip.Emulator.Backends;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Verification.Tests.Kinds;

public class DigitalChipTests
{
    [VectorsTheory]
    [InlineData("axon4")]
    [InlineData("axon4-full")]
    [InlineData("bitshift16")]
    [InlineData("event8-sdsp")]
    public void Verify_PublishedVectors_PassOnEveryBackend(string file)
    {
        var path = Path.Combine(SharedFolders.Vectors!, "fixed-point", "d-other-chips", file + ".json.gz");
        foreach (var backend in BackendRegistry.Available)
        {
            var verdict = VectorVerifier.Verify(path, new(backend.Name, null, Threads: 1))!;
            verdict.FirstFailure.Should().BeNull(backend.Name);
            verdict.Passed.Should().Be(verdict.Cases).And.BePositive();
        }
    }
}
