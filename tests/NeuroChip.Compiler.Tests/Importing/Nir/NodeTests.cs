using System.Text.Json;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Formats.Nir;
using NeuroChip.Tests.Shared;
using static NeuroChip.Compiler.Tests.Importing.Nir.Graphs;

namespace NeuroChip.Compiler.Tests.Importing.Nir;

/// <summary>The primitives one by one.</summary>
public class NodeTests
{
    [Fact]
    public void Import_Affine_IsOutByIn() =>
        Import(Chain(Input(3), Affine("fc", [100, 200], 2, 3), Lif("lif", 2), Output(2))).Into("lif").Apply(1, 2, 3).Should().Equal(114, 232);

    [Fact]
    public void Import_Conv2d_DoesNotFlipTheKernel()
    {
        // Kernel 1 2 / 3 4 over the image 1 2 3 / 4 5 6 / 7 8 9: first output 1·1 + 2·2 + 3·4 + 4·5 = 37.
        var projection = Import(Chain(Input(1, 3, 3), Conv2d("conv", 1, 1, 2, 2), Lif("lif"), Output(1, 2, 2))).Into("lif");

        projection.Apply(1, 2, 3, 4, 5, 6, 7, 8, 9).Should().Equal(37, 47, 67, 77);
    }

    [Fact]
    public void Import_Conv2dWithGroupsStrideAndDilation_ReachesTheRightPixels()
    {
        // Two groups of one channel, kernel 1 × 2 with dilation 2, stride 2 along the width: outputs x0 + 2·x2 and x2 + 2·x4 of the first
        // channel, 3·x0 + 4·x2 and 3·x2 + 4·x4 of the second.
        var conv = Conv2d("conv", 2, 1, 1, 2)
            .With("groups", NirTensor.Scalar(2L))
            .With("stride", NirTensor.Integers(1, 2))
            .With("dilation", NirTensor.Integers(1, 2));
        var projection = Import(Chain(Input(2, 1, 5), conv, Lif("lif"), Output(2, 1, 2))).Into("lif");

        projection.Apply(1, 0, 10, 0, 100, 1, 0, 10, 0, 100).Should().Equal(21, 210, 43, 430);
    }

    [Fact]
    public void Import_ConvBias_IsOnePerChannel()
    {
        var conv = Conv2d("conv", 2, 1, 1, 1).With("bias", NirTensor.Float32([2], [5, 6]));

        Import(Chain(Input(1, 1, 2), conv, Lif("lif"), Output(2, 1, 2))).Into("lif").Apply(0, 0).Should().Equal(5, 5, 6, 6);
    }

    [Fact]
    public void Import_PaddingSame_KeepsTheSizeAndPutsTheOddZeroLast()
    {
        // Kernel 1 2 over 1 10 100: 1·1 + 2·10, 10 + 200, 100 + 0.
        var conv = Conv2d("conv", 1, 1, 1, 2).With("padding", new NirText("same"));

        Import(Chain(Input(1, 1, 3), conv, Lif("lif"), Output(1, 1, 3))).Into("lif").Apply(1, 10, 100).Should().Equal(21, 210, 100);
    }

    [Fact]
    public void Import_PaddingValid_IsNone()
    {
        var conv = Conv2d("conv", 1, 1, 1, 2).With("padding", new NirText("valid"));

        Import(Chain(Input(1, 1, 3), conv, Lif("lif"), Output(1, 1, 2))).Into("lif").Apply(1, 10, 100).Should().Equal(21, 210);
    }

    [Fact]
    public void Import_PaddingSameWithStride_IsRefused()
    {
        var conv = Conv2d("conv", 1, 1, 1, 2).With("padding", new NirText("same")).With("stride", NirTensor.Scalar(2L));

        Import(Chain(Input(1, 1, 3), conv, Lif("lif"), Output(1, 1, 3))).ShouldFail(NirCodes.BadField, "'conv'", "same", "stride 1");
    }

    public static TheoryData<NirTensor> Ones => new(
        NirTensor.Scalar(1L), NirTensor.Scalar(1.0), NirTensor.Integers(1), NirTensor.Integers(1, 1), NirTensor.Int64([2, 2], [1, 1, 1, 1]));

    [Theory]
    [MemberData(nameof(Ones))]
    public void Import_WindowFields_AreOneNumberOrOneAnAxisOrARowAnAxis(NirTensor ones)
    {
        var conv = Conv2d("conv", 1, 1, 1, 1).With("stride", ones).With("padding", ones).With("dilation", ones);

        Import(Chain(Input(1, 1, 1), conv, Lif("lif"), Output(1, 3, 3))).Network["lif"].Shape.Should().Be(new Shape(1, 3, 3));
    }

    [Fact]
    public void Import_PaddingWithARowAnAxis_CountsBeforeAndBehind()
    {
        var conv = Conv2d("conv", 1, 1, 1, 1).With("padding", NirTensor.Int64([2, 2], [1, 0, 0, 2]));

        Import(Chain(Input(1, 1, 1), conv, Lif("lif"), Output(1, 2, 3))).Into("lif").Apply(7).Should().Equal(0, 0, 0, 7, 0, 0);
    }

    [VectorsFact]
    public void Import_Conv1d_ComputesThePublishedNumbers()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedFolders.Vectors!, "nir", "conv1d.json")));
        var graph = NirFile.Read(Path.Combine(SharedFolders.Data!, "nir", "conv1d.nir"));

        var outputs = Import(graph).Into("output").Apply(Numbers("input_row_major"));

        var wanted = Numbers("output_row_major");
        outputs.Should().HaveCount(wanted.Length);
        for (var i = 0; i < wanted.Length; i++)
        {
            outputs[i].Should().BeApproximately(wanted[i], 1e-6);
        }

        double[] Numbers(string name) => [.. expected.RootElement.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
    }

    [Fact]
    public void Import_SumPool_AddsTheWindow() =>
        Import(Chain(Input(1, 2, 4), SumPool("pool", 2), Lif("lif"), Output(1, 1, 2))).Into("lif").Apply(1, 2, 3, 4, 5, 6, 7, 8).Should().Equal(14, 22);

    [Fact]
    public void Import_AvgPool_DividesByTheWholeWindow()
    {
        var pool = SumPool("pool", 2) with { Type = "AvgPool2d" };

        Import(Chain(Input(1, 2, 2), pool.With("padding", NirTensor.Scalar(1L)), Lif("lif"), Output(1, 2, 2)))
            .Into("lif").Apply(4, 8, 12, 16).Should().Equal(1, 2, 3, 4);
    }

    [Fact]
    public void Import_WindowLargerThanTheInput_IsRefused() =>
        Import(Chain(Input(1, 2, 2), SumPool("pool", 3), Lif("lif"), Output(1, 1, 1))).ShouldFail(NirCodes.BadField, "'pool'", "3", "2");

    [Fact]
    public void Import_Scale_IsElementwise() =>
        Import(Chain(Input(3), Node("scale", "Scale").With("scale", Counted(3)), Lif("lif", 3), Output(3)))
            .Into("lif").Stages.Single().Should().Be(new ScaleStage(new Shape(3), new ParameterValues([1, 2, 3])));

    [Fact]
    public void Import_Delay_IsInSteps()
    {
        var delay = Node("delay", "Delay").With("delay", NirTensor.Float32([3], [0, 0.002f, 0.003f]));
        var imported = Import(Chain(Input(3), delay, Lif("lif", 3), Output(3)));

        imported.Warnings.Should().BeEmpty();
        imported.Into("lif").Stages.OfType<DelayStage>().Single().DelayTicks.Should().Equal(0, 2, 3);
    }

    [Fact]
    public void Import_DelayBetweenSteps_IsRoundedAndSaid()
    {
        var imported = Import(Chain(Input(2), Node("delay", "Delay").With("delay", NirTensor.Scalar(0.0025)), Lif("lif", 2), Output(2)));

        imported.ShouldWarn(NirCodes.DelayRounded, "'delay'", "2.5 steps", "3 are taken");
        imported.Into("lif").Stages.OfType<DelayStage>().Single().DelayTicks.Should().Equal(3);
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1e9)]
    [InlineData(double.NaN)]
    public void Import_DelayOutOfRange_IsRefused(double seconds) =>
        Import(Chain(Input(2), Node("delay", "Delay").With("delay", NirTensor.Scalar(seconds)), Lif("lif", 2), Output(2)))
            .ShouldFail(NirCodes.BadField, "'delay'");

    [Fact]
    public void Import_BiasBeforeADelay_IsWarnedOf() =>
        Import(Chain(Input(2), Affine("fc", [1, 1], 2, 2), Node("delay", "Delay").With("delay", NirTensor.Scalar(0.002)), Lif("lif", 2), Output(2)))
            .ShouldWarn(NirCodes.DelayedBias, "fc+delay");

    [Fact]
    public void Import_MissingResetAndInputGain_AreZeroAndOne()
    {
        var cuba = Node("n", "CubaLIF")
            .With("tau_syn", NirTensor.Scalar(0.02)).With("tau_mem", NirTensor.Scalar(0.01)).With("r", NirTensor.Scalar(3L))
            .With("v_leak", NirTensor.Scalar(0.25)).With("v_threshold", Filled(2, 2));

        Import(Chain(Input(2), cuba, Output(2)), dt: 1e-3).Network["n"].Model.Should().Be(
            new CubaLifModel { TauSyn = 0.02, TauMem = 0.01, R = 3, VLeak = 0.25, VThreshold = 2, VReset = 0, WIn = 1 });
    }

    [Fact]
    public void Import_ParametersPerNeuron_ArePerNeuron()
    {
        var lif = Lif("lif", 3).With("v_threshold", Counted(3)).With("v_reset", NirTensor.Scalar(-1.0));
        var model = (LifModel)Import(Chain(Input(3), lif, Output(3))).Network["lif"].Model;

        model.VThreshold.Values.Should().Equal(1, 2, 3);
        model.VReset.Should().Be(new ParameterValues(-1));
        model.Tau.IsUniform.Should().BeTrue();
    }

    [Fact]
    public void Import_NeuronTypes_HaveTheirModels()
    {
        NirNode[] nodes =
        [
            Node("i", "I").With("r", NirTensor.Scalar(2.0)),
            Node("li", "LI").With("tau", NirTensor.Scalar(0.01)).With("r", NirTensor.Scalar(2.0)).With("v_leak", NirTensor.Scalar(0.5)),
            Node("cubali", "CubaLI").With("tau_syn", NirTensor.Scalar(0.02)).With("tau_mem", NirTensor.Scalar(0.01))
                .With("r", NirTensor.Scalar(2.0)).With("v_leak", NirTensor.Scalar(0.5)).With("w_in", NirTensor.Scalar(4.0)),
            Node("if", "IF").With("r", NirTensor.Scalar(2.0)).With("v_threshold", NirTensor.Scalar(3.0)).With("v_reset", NirTensor.Scalar(0.5)),
        ];

        Import(Chain([Input(2), .. nodes, Output(2)]), dt: 1e-3).Network.Populations.Select(p => p.Model).Should().Equal(
            new InputModel(),
            new IntegratorModel { R = 2 },
            new LeakyIntegratorModel { Tau = 0.01, R = 2, VLeak = 0.5 },
            new CubaLeakyIntegratorModel { TauSyn = 0.02, TauMem = 0.01, R = 2, VLeak = 0.5, WIn = 4 },
            new IfModel { R = 2, VThreshold = 3, VReset = 0.5 });
    }

    [Fact]
    public void Import_ParametersOfDifferentShapes_AreRefused() =>
        Import(Chain(Input(3), Lif("lif", 3).With("v_leak", Filled(0, 4)), Output(3))).ShouldFail(NirCodes.BadField, "'lif'", "'v_leak'", "4", "3");

    [Theory]
    [InlineData("tau", 0.0)]
    [InlineData("tau", -1.0)]
    [InlineData("r", double.NaN)]
    [InlineData("v_threshold", double.PositiveInfinity)]
    public void Import_ParameterOutOfRange_IsRefused(string field, double value) =>
        Import(Chain(Input(3), Lif("lif", 3).With(field, Filled(value, 3)), Output(3)), dt: 1).ShouldFail(NirCodes.BadField, "'lif'", $"'{field}'");

    [Fact]
    public void Import_TextForANumber_IsRefused() =>
        Import(Chain(Input(3), Lif("lif", 3).With("tau", new NirText("10 ms")), Output(3))).ShouldFail(NirCodes.BadField, "'tau'", "text");

    [Theory]
    [InlineData(4L)]
    [InlineData(0L)]
    [InlineData(-3L)]
    public void Import_GroupsThatDoNotDivide_AreRefused(long groups) =>
        Import(Chain(Input(2, 3, 3), Conv2d("conv", 2, 2, 1, 1).With("groups", NirTensor.Scalar(groups)), Lif("lif"), Output(2, 3, 3)))
            .ShouldFail(NirCodes.BadField, "'groups'");

    [Fact]
    public void Import_BiasOfAnotherLength_IsRefused() =>
        Import(Chain(Input(3), Affine("fc", [1, 2], 2, 3).With("bias", Counted(3)), Lif("lif", 2), Output(2))).ShouldFail(NirCodes.BadField, "'bias'", "3", "2");
}
