using System.Text;
using NeuroChip.Compiler.Importing.Json;
using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Tests.Verification;

public class KeptStatesCheckTests
{
    static readonly HardwareProfile Adaptive = TestChips.Loihi with { Neuron = TestChips.Loihi.Neuron with { Variants = ["alif24"] } };

    const string Integers = """ "alif24", "parameters": { "delta_i": 1, "delta_v": 1, "delta_theta": 1, "delta_r": 1, "theta0_mant": 9, "theta_step_mant": 1 }""";

    [Theory]
    [InlineData(Integers, "theat", "does not exist; there are i, v, theta, r. Did you mean 'theta'?")]
    [InlineData(Integers, "calcium", "does not exist; there are i, v, theta, r.")]
    [InlineData(""" "lif", "parameters": { "tau": "10 ms", "vThreshold": 1 }""", "hold", "does not exist; there are u, v.")]
    public void Compile_StateThatTheFamilyDoesNotHave_IsPlacedInTheFile(string model, string name, string message)
    {
        var finding = Findings(model, $"\"v\", \"{name}\"").Should().ContainSingle().Subject;
        finding.Descriptor.Code.Should().Be("NC2430");
        finding.Message.Should().Be($"Population 'n' keeps state '{name}', which {message}");
        finding.Location.Should().Be(new SourceLocation("net.json", 5, 14));
    }

    [Fact]
    public void Compile_SeveralUnknownStates_AreAllReportedOnce() =>
        Findings(Integers, "\"v\", \"a\", \"b\", \"a\"").Select(finding => finding.Location.Column).Should().Equal(14, 19);

    [Fact]
    public void Compile_InputThatKeeps_IsADiagnostic() =>
        Findings(Integers, "\"theta\"", """, "keep": ["v"]""").Should().ContainSingle()
            .Which.Message.Should().Be("Population 'in' keeps state 'v'; inputs and junctions have no states.");

    [Fact]
    public void Compile_StatesOfTheFamily_AreKept() => Findings(Integers, "\"i\", \"v\", \"theta\", \"r\"").Should().BeEmpty();

    static List<Diagnostic> Findings(string model, string keep, string ofInput = "")
    {
        var text = $$"""
            { "format": "neurochip-network/1", "name": "n", "dt": "1 ms",
              "populations": [
                { "name": "in", "size": 1, "model": "input"{{ofInput}} },
                { "name": "n", "size": 1, "model":{{model}}, "keep": [
                    {{keep}}] } ],
              "projections": [ { "source": "in", "target": "n", "kind": "dense", "weights": [[1]]{{(model == Integers ? ", \"fixedPoint\": {}" : "")}} } ],
              "outputs": ["n"] }
            """;
        var findings = new DiagnosticBag();
        var network = JsonNetworkReader.Read(Encoding.UTF8.GetBytes(text), "net.json", new(), findings);
        findings.Items.Should().BeEmpty();
        CompilerDriver.Compile(network!, Adaptive, new(), findings);
        return [.. findings.Items.Where(finding => finding.Severity == Severity.Error)];
    }
}
