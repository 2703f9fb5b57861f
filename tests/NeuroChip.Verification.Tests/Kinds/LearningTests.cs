using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Learning;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Verification.Tests.Kinds;

public class LearningTests
{
    [VectorsTheory]
    [InlineData("stdp-rng-independent")]
    [InlineData("stdp-floor")]
    [InlineData("stdp-nearest")]
    [InlineData("stdp-ceil")]
    [InlineData("stdp-replay")]
    [InlineData("stdp-closed-loop")]
    [InlineData("three-factor")]
    [InlineData("error-driven")]
    public void Verify_PublishedVectors_PassOnEveryBackend(string file)
    {
        var path = Path.Combine(SharedFolders.Vectors!, "fixed-point", "c-learning", file + ".json.gz");
        foreach (var backend in BackendRegistry.Available.Where(backend => backend is IPlasticBackend))
        {
            var verdict = VectorVerifier.Verify(path, new(backend.Name, null, Threads: 1))!;
            verdict.FirstFailure.Should().BeNull(backend.Name);
            verdict.Passed.Should().Be(verdict.Cases).And.BePositive();
        }
    }
}
