using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Nir;
using NeuroChip.Tests.Shared;
using static NeuroChip.Compiler.Tests.Importing.Nir.Graphs;

namespace NeuroChip.Compiler.Tests.Importing.Nir;

/// <summary>The step: given, derived or asked for. And shapes that a hostile file declares.</summary>
public class StepTests
{
    [Fact]
    public void Import_OneConstantTauOverR_IsTheStep()
    {
        var imported = Import(Chain(Input(2), Lif("a", 2), Lif("b").With("tau", NirTensor.Scalar(0.05)).With("r", NirTensor.Scalar(50.0)), Output(2)));

        imported.Network.Discretization.Dt.Should().Be(0.001);
        imported.Findings.Should().ContainSingle().Which.Message.Should().ContainAll("0.001", "tau/r", "2 nodes");
        imported.Findings[0].Severity.Should().Be(Severity.Info);
    }

    [Fact]
    public void Import_DifferentConstants_AskForTheStepWithCandidates() =>
        Import(Chain(Input(2), Lif("a", 2), Lif("b", 2).With("r", Filled(20, 2)), Output(2)))
            .ShouldFail(NirCodes.StepNeeded, "tau/r of 'a' is 0.001 s", "tau/r of 'b' is 0.0005 s");

    [Fact]
    public void Import_DifferentConstantsInOneNode_AskForTheStep() =>
        Import(Chain(Input(2), Lif("a", 2).With("r", Counted(2)), Output(2))).ShouldFail(NirCodes.StepNeeded, "'a'");

    [Fact]
    public void Import_StepInMetadata_IsShownButNotTaken()
    {
        var graph = Chain(Input(2), Lif("a", 2), Lif("b", 2).With("r", Filled(20, 2)), Output(2));

        Import(graph with { Metadata = NirGroup.Empty.With("dt", NirTensor.Scalar(0.004)) }).ShouldFail(NirCodes.StepNeeded, "0.004");
    }

    [Fact]
    public void Import_StepGiven_IsTaken() =>
        Import(Chain(Input(2), Lif("a", 2), Output(2)), dt: 2e-4).Network.Discretization.Dt.Should().Be(2e-4);

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Import_StepThatIsNoTime_IsRefused(double dt) =>
        Import(Chain(Input(2), Lif("a", 2), Output(2)), dt).ShouldFail(FileCodes.BadValue, "dt");

    [Fact]
    public void Import_OnlyIntegrateAndFireWithUnitGain_HasStepOne()
    {
        var imported = Import(Chain(Input(2), If("a", 2), If("b"), Output(2)), reset: ResetKind.SubtractMultiple);

        imported.Network.Discretization.Should().Be(new Discretization { Dt = 1, Reset = ResetKind.SubtractMultiple });
    }

    [Fact]
    public void Import_IntegrateAndFireWithOtherGain_AsksForTheStep() =>
        Import(Chain(Input(2), If("a", 2).With("r", Filled(1000, 2)), Output(2))).ShouldFail(NirCodes.StepNeeded, "1/r of 'a' is 0.001 s");

    [Fact]
    public void Import_OnlyADelay_AsksForTheStep() =>
        Import(Chain(Input(2), Node("d", "Delay").With("delay", NirTensor.Scalar(0.01)), Output(2))).ShouldFail(NirCodes.StepNeeded, "delays");

    [Fact]
    public void Import_GainOfOne_HintsAtAStepThatIsWarnedOf() =>
        Import(Chain(Input(2), Lif("a", 2).With("r", Filled(1, 2)), Output(2))).ShouldWarn(NirCodes.StepTooLong, "'a' (0.01 s)");

    [Fact]
    public void Import_InstantaneousSynapse_IsNotWarnedOf()
    {
        var cuba = Node("n", "CubaLIF")
            .With("tau_syn", NirTensor.Scalar(0.001)).With("w_in", NirTensor.Scalar(1.0)).With("tau_mem", NirTensor.Scalar(0.01))
            .With("r", NirTensor.Scalar(10.0)).With("v_leak", NirTensor.Scalar(0.0)).With("v_threshold", NirTensor.Scalar(1.0));

        Import(Chain(Input(2), cuba, Output(2))).Warnings.Should().BeEmpty();
    }

    [DataFact]
    public void Import_EarlyExportWithoutInputGain_AsksForTheStep() =>
        Import(NirFile.Read(Path.Combine(SharedFolders.Data!, "nir", "braille_flattened_scalar_params.nir")))
            .ShouldFail(NirCodes.StepNeeded, "tau_mem/r of 'lif1'", "tau_syn/w_in of 'lif2'");

    [DataFact]
    public void Import_SubgraphWithEdgesToAMissingNode_NamesThemAndTheNearest()
    {
        var imported = Import(NirFile.Read(Path.Combine(SharedFolders.Data!, "nir", "braille_noDelay_bias_zero_subgraph.nir")));

        imported.Errors.Should().HaveCount(4).And.OnlyContain(finding => finding.Descriptor == NirCodes.UnknownNode);
        imported.Errors.First().Message.Should().ContainAll("edge 'input' -> 'lif'", "in graph 'lif1'", "no node 'lif'", "'lif1'");
    }

    public static TheoryData<string, NirGraph> Hostile()
    {
        const long huge = 1L << 40;
        var deep = Chain(Input("i", [1]), Lif("lif", 1), Output("o", [1]));
        for (var i = 0; i < 100; i++)
        {
            deep = Chain(Input("i", [1]), Nested("g", deep), Output("o", [1]));
        }

        return new TheoryData<string, NirGraph>
        {
            { "input too wide", Chain(Input(huge), Lif("a"), Output(huge)) },
            { "product too large", Chain(Input(1 << 20, 1 << 20), Lif("a"), Output(1 << 20, 1 << 20)) },
            { "product beyond 64 bits", Chain(Input(1 << 24, 1 << 24, 1 << 24, 1 << 24), Lif("a"), Output(1)) },
            { "negative", Chain(Input(-5), Lif("a"), Output(-5)) },
            { "zero", Chain(Input(0), Lif("a"), Output(0)) },
            { "many channels", Chain(Input(1, 4096, 4000), Conv2d("c", 64, 1, 1, 1), Lif("a"), Output(64, 4096, 4000)) },
            { "padding", Chain(Input(1, 1, 1), Conv2d("c", 1, 1, 1, 1).With("padding", NirTensor.Scalar(1L << 19)), Lif("a"), Output(1, 1, 1)) },
            { "padding of 2^62", Chain(Input(1, 1, 1), Conv2d("c", 1, 1, 1, 1).With("padding", NirTensor.Scalar(1L << 62)), Lif("a"), Output(1, 1, 1)) },
            { "groups", Chain(Input(1, 1, 1), Conv2d("c", 1, 1, 1, 1).With("groups", NirTensor.Scalar(1L << 20)), Lif("a"), Output(1, 1, 1)) },
            { "empty weight", Chain(Input(1), Node("fc", "Linear").With("weight", NirTensor.Float32([0, 1L << 40], [])), Lif("a"), Output(1)) },
            { "weight of no axes", Chain(Input(1), Node("fc", "Linear").With("weight", NirTensor.Scalar(1.0)), Lif("a"), Output(1)) },
            { "group for a number", Chain(Input(1), Node("fc", "Linear").With("weight", NirGroup.Empty), Lif("a"), Output(1)) },
            { "deep", deep },
            { "pool without axes", Chain(Input(4), SumPool("p", 2), Lif("a"), Output(1)) },
            { "flatten beyond", Chain(Input(4), Flatten("f", 9), Lif("a"), Output(4)) },
        };
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Import_HostileSizes_AreRefusedWithoutMuchMemory(string what, NirGraph graph)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var imported = Import(graph, dt: 1);

        imported.Errors.Should().NotBeEmpty(what);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(16 << 20, what);
    }
}
