using NeuroChip.Emulator.Backends;

namespace NeuroChip.Conformance.Tests.Devices;

/// <summary>NEUROCHIP_REQUIRE_BACKENDS=cpu,opencl,cuda turns the absence of a backend into a failure where it ought to exist.</summary>
public class RequiredBackendTests
{
    const string Variable = "NEUROCHIP_REQUIRE_BACKENDS";

    [Fact]
    public void Backends_ThatAreRequired_AreAvailable()
    {
        var required = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        required.Where(name => BackendRegistry.All.All(backend => backend.Name != name)).Should().BeEmpty($"{Variable} names backends of the registry");
        BackendRegistry.All.Where(backend => required.Contains(backend.Name) && backend.Absence is not null)
            .Select(backend => $"{backend.Name}: {backend.Absence}").Should().BeEmpty($"{Variable} asks for them");
    }

    public static TheoryData<string> AbsentBackends => [.. BackendRegistry.All.Where(backend => backend.Absence is not null).Select(backend => backend.Name).DefaultIfEmpty("none")];

    // Shows up in the list of skipped tests, so that nobody takes a run without a backend for one with it.
    [SkippedTheory]
    [MemberData(nameof(AbsentBackends))]
    public void Conformance_OfAbsentBackends_WasNotChecked(string backend) => backend.Should().NotBeEmpty();

    sealed class SkippedTheoryAttribute : TheoryAttribute
    {
        public SkippedTheoryAttribute()
        {
            var absent = BackendRegistry.All.Where(backend => backend.Absence is not null).Select(backend => $"{backend.Name}: {backend.Absence}").ToList();
            if (absent.Count > 0)
            {
                Skip = $"SKIPPED: not on this machine: {string.Join("; ", absent)}";
            }
        }
    }
}
