using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Formats.Nir;
using static NeuroChip.Compiler.Tests.Importing.Nir.Graphs;

namespace NeuroChip.Compiler.Tests.Importing.Nir;

/// <summary>What exporters are known to get wrong: tolerated, warned of or refused, case by case.</summary>
public class OdditiesTests
{
    [Fact]
    public void Import_ParametersWithBatchAxis_AreUsedWithoutIt()
    {
        var imported = Import(Chain(Input(2, 4, 4), Conv2d("conv", 3, 2, 1, 1), Lif("lif", 1, 3, 4, 4), Output(3, 4, 4)));

        imported.ShouldWarn(NirCodes.BatchAxis, "'lif'", "1x3x4x4");
        imported.Network["lif"].Shape.Should().Be(new Shape(3, 4, 4));
    }

    [Fact]
    public void Import_InputWithBatchAxis_LosesIt()
    {
        var imported = Import(Chain(Input(1, 2, 4, 4), Conv2d("conv", 3, 2, 1, 1), Lif("lif"), Output(3, 4, 4)));

        imported.ShouldWarn(NirCodes.BatchAxis, "'in'", "1x2x4x4");
        imported.Network["in"].Shape.Should().Be(new Shape(2, 4, 4));
    }

    [Fact]
    public void Import_InputWithOneChannel_KeepsIt()
    {
        var imported = Import(Chain(Input(1, 4, 4), Conv2d("conv", 3, 1, 1, 1), Lif("lif"), Output(3, 4, 4)));

        imported.Warnings.Should().BeEmpty();
        imported.Network["in"].Shape.Should().Be(new Shape(1, 4, 4));
    }

    [Fact]
    public void Import_OutputWithLeadingOnes_ShowsWhatArrives()
    {
        var imported = Import(Chain(Input(1), Lif("lif", 1), Output(1, 1, 1)));

        imported.ShouldWarn(NirCodes.BatchAxis, "'out'", "1x1x1");
        imported.Network.Outputs.Should().Equal("lif");
    }

    [Fact]
    public void Import_ScalarParameters_TakeTheShapeComingIn()
    {
        var imported = Import(Chain(Input(3), Linear("fc", 5, 3), Lif("lif"), Output(5)));

        imported.Warnings.Should().BeEmpty();
        imported.Network["lif"].Shape.Should().Be(new Shape(5));
    }

    [Fact]
    public void Import_OneElementParameters_TakeTheShapeComingIn() =>
        Import(Chain(Input(3), Linear("fc", 5, 3), Lif("lif", 1), Output(5))).Network["lif"].Size.Should().Be(5);

    [Theory]
    [InlineData]
    [InlineData(0L, 0L, 0L)]
    [InlineData(3L, 2L, 2L)]
    public void Import_ConvolutionAndFlattenWithoutShapes_FollowTheEdges(params long[] inputType)
    {
        var imported = Import(Chain(
            Input(2, 4, 4), Conv2d("conv", 3, 2, 1, 1), SumPool("pool", 2), Flatten("flatten", 0, inputType), Linear("fc", 5, 12), Lif("lif", 5), Output(5)));

        imported.Warnings.Should().BeEmpty();
        imported.Into("lif").Stages.OfType<ReshapeStage>().Single().Should().Be(new ReshapeStage(new Shape(3, 2, 2), new Shape(12)));
    }

    [Fact]
    public void Import_FlattenCountingABatchAxis_GivesWhatTheNextNodeExpects()
    {
        var imported = Import(Chain(Input(3, 2, 2), Flatten("flatten", 1), Linear("fc", 5, 12), Lif("lif", 5), Output(5)));

        imported.ShouldWarn(NirCodes.FlattenBatch, "'flatten'", "3x4", "12");
        imported.Into("lif").Stages[0].OutputShape.Should().Be(new Shape(12));
    }

    [Fact]
    public void Import_FlattenCountingABatchAxisBeforeTheOutput_IsFlat()
    {
        var imported = Import(Chain(Input(3, 2, 2), Lif("lif"), Flatten("flatten", 1), Output(12)));

        imported.ShouldWarn(NirCodes.FlattenBatch, "'flatten'");
        imported.Network.Outputs.Should().Equal("lif");
    }

    [Fact]
    public void Import_FlattenTypedWithABatchAxis_CountsItsOwnAxes()
    {
        // Dimensions 1…3 of (1, 3, 2, 2) are dimensions 0…2 of what arrives.
        var imported = Import(Chain(Input(3, 2, 2), Flatten("flatten", 1, 1, 3, 2, 2), Lif("lif"), Output(12)));

        imported.ShouldWarn(NirCodes.BatchAxis, "'flatten'");
        imported.Network["lif"].Shape.Should().Be(new Shape(12));
    }

    [Fact]
    public void Import_FlattenWithOtherCount_IsRefused() =>
        Import(Chain(Input(3, 2, 2), Flatten("flatten", 1), Linear("fc", 5, 13), Lif("lif", 5), Output(5)))
            .ShouldFail(NetworkCodes.ShapeMismatch, "'flatten' -> 'fc'", "3x4", "13");

    [Fact]
    public void Import_InputWithTimeAxis_LosesIt()
    {
        var imported = Import(Chain(Input(256, 12), Linear("fc", 5, 12), Lif("lif", 5), Output(5)));

        imported.ShouldWarn(NirCodes.TimeAxis, "'in'", "256x12");
        imported.Network["in"].Shape.Should().Be(new Shape(12));
    }

    [Fact]
    public void Import_InputAndOutputWithTimeAxis_LoseIt()
    {
        var imported = Import(Chain(Input(256, 12), Linear("fc", 5, 12), Lif("lif", 5), Output(256, 5)));

        imported.Errors.Should().BeEmpty();
        imported.Warnings.Should().OnlyContain(finding => finding.Descriptor == NirCodes.TimeAxis).And.HaveCount(2);
    }

    [Fact]
    public void Import_OutputAloneWithAnotherAxis_IsRefused() =>
        Import(Chain(Input(12), Linear("fc", 5, 12), Lif("lif", 5), Output(256, 5))).ShouldFail(NetworkCodes.ShapeMismatch, "'out'", "256x5");

    [Theory]
    [InlineData("lif", "lif1", "'lif1'")]
    [InlineData("lif1", "lif1.lif", "'lif1.lif'")]
    [InlineData("hiden", "hidden", "'hidden'")]
    public void Import_EdgeToMissingNode_IsRefusedWithNearestNames(string written, string existing, string suggestion) =>
        Import(Graph([Input(1), Lif(existing, 1), Output(1)], ("in", written), (existing, "out")))
            .ShouldFail(NirCodes.UnknownNode, $"edge 'in' -> '{written}'", $"no node '{written}'", suggestion);

    [Fact]
    public void Import_NestedInputOfAnotherShape_YieldsToWhatArrives()
    {
        var nested = Chain(Input("input", [12]), Lif("lif", 38), Output("output", [12]));
        var imported = Import(Chain(Input(12), Linear("fc", 38, 12), Nested("lif1", nested), Output(38)));

        imported.Errors.Should().BeEmpty();
        imported.Warnings.Should().OnlyContain(finding => finding.Descriptor == NirCodes.NestedShape).And.HaveCount(2);
        imported.Warnings.First().Message.Should().ContainAll("'lif1/input'", "12", "38");
        imported.Network.Outputs.Should().Equal("lif1/lif");
    }

    [Fact]
    public void Import_WeightStoredInOut_IsRefused() =>
        Import(Chain(Input(12), Linear("fc", 12, 38), Lif("lif", 38), Output(38)))
            .ShouldFail(NetworkCodes.ShapeMismatch, "edge 'in' -> 'fc'", "12x38", "(out, in)");

    [Fact]
    public void Import_NodeWithoutInput_IsWarnedOf()
    {
        var imported = Import(Graph(
            [Input(2), Lif("driven", 2), Lif("alone", 2), Linear("fc", 2, 2), Output(2)],
            ("in", "driven"), ("alone", "fc"), ("fc", "driven"), ("driven", "out")));

        imported.Errors.Should().BeEmpty();
        imported.Warnings.Select(finding => finding.Message).Should().HaveCount(2).And.Contain(message => message.Contains("'alone'"));
        imported.Network["alone"].Size.Should().Be(2);
    }

    [Fact]
    public void Import_OutputFedByInput_IsLegal()
    {
        var imported = Import(Graph([Input(2), Output(2)], ("in", "out")));

        imported.Warnings.Should().BeEmpty();
        imported.Network["out"].Model.Should().Be(new PassthroughModel());
        imported.Into("out").Apply(3, 4).Should().Equal(3, 4);
    }

    [Fact]
    public void Import_WideLayer_IsLegal() =>
        Import(Chain(Input(2000), If("if", 2000), Output(2000))).Warnings.Should().BeEmpty();

    [Fact]
    public void Import_ColumnOfNeuronsBeforeFlatten_IsLegal()
    {
        var imported = Import(Chain(Input(10, 1, 1), If("if", 10, 1, 1), Flatten("flatten", 0), Output(10)));

        imported.Warnings.Should().BeEmpty();
        imported.Network.Outputs.Should().Equal("if");
    }

    [Fact]
    public void Import_ZeroBias_IsDropped() =>
        Import(Chain(Input(2), Affine("fc", [0, 0], 2, 2), Lif("lif", 2), Output(2))).Into("lif").ConstantDrive().Should().BeNull();

    [Fact]
    public void Import_WithoutPorts_IsRefusedWithRootsAndLeaves()
    {
        var imported = Import(Graph([Linear("fc", 2, 2), Lif("lif", 2)], ("fc", "lif")));

        imported.Errors.Should().HaveCount(2).And.OnlyContain(finding => finding.Descriptor == NirCodes.NoPorts);
        imported.Errors.First().Message.Should().ContainAll("Input", "'fc'");
        imported.Errors.Last().Message.Should().ContainAll("Output", "'lif'");
    }

    [Fact]
    public void Import_DuplicateEdge_CountsOnce()
    {
        var imported = Import(Graph([Input(2), Linear("fc", 2, 2), Lif("lif", 2), Output(2)], ("in", "fc"), ("in", "fc"), ("fc", "lif"), ("lif", "out")));

        imported.ShouldWarn(NirCodes.DuplicateEdge, "'in' -> 'fc'");
        imported.Into("lif").Apply(1, 1).Should().Equal(3, 7);
    }

    [Fact]
    public void Import_UnknownField_IsWarnedOf() =>
        Import(Chain(Input(2), Lif("lif", 2).With("v_reste", NirTensor.Scalar(0.5)), Output(2)))
            .ShouldWarn(NirCodes.UnknownField, "'lif'", "'v_reste'", "'v_reset'");

    [Fact]
    public void Import_UnknownType_IsRefused() =>
        Import(Chain(Input(2), Node("neurons", "Lif"), Output(2))).ShouldFail(NirCodes.UnknownType, "'neurons'", "'Lif'", "'LIF'");

    [Fact]
    public void Import_MissingField_IsRefused()
    {
        var lif = Lif("lif", 2);
        var renamed = lif with { Parameters = lif.Parameters.Remove("v_threshold").Add("v_treshold", Filled(1, 2)) };

        Import(Chain(Input(2), renamed, Output(2))).ShouldFail(NirCodes.MissingField, "'lif'", "no 'v_threshold'", "'v_treshold'");
    }
}
