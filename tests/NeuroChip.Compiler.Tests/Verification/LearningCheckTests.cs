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
        finding.Message.Should().Be("Projection 'in-n' has a learning rule for 'sum-of-products'; 'rram-256' has no learning engine.");
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

    [Theory]
    [InlineData("err", 3, "NC2421", "so its target needs 6 neurons")]
    [InlineData("eror", 1, "NC2421", "Did you mean 'err'?")]
    public void Compile_ErrorThatDoesNotFit_IsADiagnostic(string from, int dimensions, string code, string message)
    {
        var rule = new LearningRule { Error = new ErrorRule(from, new(10, 10), 1, 0, 0) };
        var finding = Findings(rule, Learner with { Learning = Learner.Learning! with { ErrorDriven = true } }, dimensions).Should().ContainSingle().Subject;
        (finding.Descriptor.Code, finding.Location).Should().Be((code, new SourceLocation("net.json", 7, 5)));
        finding.Message.Should().Contain(message);
    }

    [Fact]
    public void Compile_ErrorOnAChipWithoutThatEngine_IsADiagnostic() =>
        Findings(new LearningRule { Error = new ErrorRule("err", new(10, 10), 1, 0, 0) }, Learner, 1)
            .Should().ContainSingle().Which.Message.Should().Contain("rule for 'error-driven'; 'loihi' learns by 'sum-of-products' only");

    [Fact]
    public void Compile_SdspIntoAnotherFamily_IsADiagnostic() =>
        Findings(new LearningRule { Sdsp = new SdspRule(0) }, Learner with { Learning = new LearningSpec { Engine = "sdsp" } }, 1)
            .Should().ContainSingle().Which.Descriptor.Code.Should().Be("NC2422");

    [Theory]
    [InlineData("y2", "er", "from 'er', which is no input of the network")]
    [InlineData("x1", "err", "only y1, y2 and y3 can")]
    [InlineData("y2", "err", "of 3 elements; allowed are 1, for all targets, or 2")]
    public void Compile_ThirdFactorThatDoesNotFit_IsADiagnostic(string trace, string input, string message) =>
        Findings(
            new LearningRule { Rules = ["dw = u*y2"], Supplied = ImmutableSortedDictionary<string, string>.Empty.Add(trace, input) }, Learner, errorSize: 3)
            .Should().Contain(finding => finding.Descriptor.Code == "NC2421" && finding.Message.Contains(message, StringComparison.Ordinal));

    static IReadOnlyList<Diagnostic> Findings(LearningRule rule, HardwareProfile profile, int errorSize)
    {
        var (input, error, neurons) = (Input("in", 1), Input("err", errorSize), Of("n", Lif(), 2));
        var projection = Dense(input, neurons, 1, 1) with { Location = new SourceLocation("net.json", 7, 5), Learning = rule };
        return Network([input, error, neurons], [projection], "n").Diagnostics(profile);
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
