using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Verification.Tests.Kinds;

/// <summary>Verifies vectors that are written down in a test.</summary>
static class VectorText
{
    public static FileVerdict? Verify(string json, string backend = "cpu")
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, json);
            return VectorVerifier.Verify(path, new(backend, DataFolder: null, Threads: 1));
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static void ShouldPass(string json, int cases)
    {
        var verdict = Verify(json)!;
        verdict.FirstFailure.Should().BeNull();
        verdict.Passed.Should().Be(cases);
        verdict.Cases.Should().Be(cases);
    }

    /// <param name="message">Wildcard pattern.</param>
    public static void ShouldBeRefused(string json, string code, string message)
    {
        var act = () => Verify(json);
        var diagnostic = act.Should().Throw<InputErrorException>().Which.Diagnostic;
        diagnostic.Descriptor.Code.Should().Be(code);
        diagnostic.Message.Should().Match(message);
    }
}
