using System.Collections.Immutable;
using NeuroChip.Compiler.Importing.Json;
using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Verification;

public class LearningCheckTests
{
    static readonly HardwareProfile Learner = TestChips.Loihi with { Learning = new LearningSpec { Engine = "sum-of-products", MaxEpochTicks = 63 } };

    [Fact]
    public void Compile_NoEngine_IsADiagnosticAtTheProjection()
    {
        var finding = Findings("dw = x1*y0", 1, TestChips.Rram256).Should().ContainSingle().Subject;
        finding.Descriptor.Code.Should().Be("NC2404");
        finding.Location.Should().Be(new SourceLocation("net.json", 7, 5));
        finding.Message.Should().Be("Projection 'in-n' has a learning rule; 'rram-256' has no learning engine.");
    }

    [Fact]
    public void Compile_OtherEngine_NamesIt() =>
        Findings("dw = x1*y0", 1, Learner with { Learning = new LearningSpec { Engine = "sdsp" } })
            .Should().ContainSingle().Which.Message.Should().Contain("learns by 'sdsp' only");

    [Theory]
    [InlineData("dw = x1*y0", 64, "NC2405")]
    [InlineData("dw = x1*y0", 0, "NC2405")]
    [InlineData("dw = x1*", 1, "NC2401")]
    [InlineData("dw = z1*y0", 1, "NC2402")]
    [InlineData("dw = 9*y0", 1, "NC2403")]
    public void Compile_RuleThatTheEngineRefuses_IsADiagnostic(string rule, int epochTicks, string code) =>
        Findings(rule, epochTicks, Learner).Where(finding => finding.Severity == Severity.Error)
            .Should().ContainSingle().Which.Descriptor.Code.Should().Be(code);

    [Fact]
    public void Read_MistakeInARule_IsPlacedInTheFile()
    {
        const string text = """
            { "format": "neurochip-network/1", "name": "n", "dt": "1 ms",
              "projections": [ { "source": "in", "target": "out", "kind": "dense", "weights": [[1]],
                "learning": { "traces": {}, "rules": [ "dw = x0",
                  "dt = x0*q1" ] } } ] }
            """;
        var findings = new DiagnosticBag();
        JsonNetworkReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "net.json", new(), findings);
        findings.Items.Should().ContainSingle(finding => finding.Descriptor.Code == "NC2402")
            .Which.Location.Should().Be(new SourceLocation("net.json", 4, 16));
    }

    static IReadOnlyList<Diagnostic> Findings(string rule, int epochTicks, HardwareProfile profile)
    {
        var (input, neuron) = (Input("in", 1), Of("n", Lif(), 1));
        var projection = Dense(input, neuron, 1) with
        {
            Location = new SourceLocation("net.json", 7, 5),
            Learning = new LearningRule
            {
                Rules = [rule],
                EpochTicks = epochTicks,
                Traces = ImmutableSortedDictionary<string, TraceConstants>.Empty,
            },
        };
        return Network([input, neuron], [projection], "n").Diagnostics(profile);
    }
}
