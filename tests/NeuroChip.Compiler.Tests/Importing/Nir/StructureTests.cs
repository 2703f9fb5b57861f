using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Formats.Nir;
using static NeuroChip.Compiler.Tests.Importing.Nir.Graphs;

namespace NeuroChip.Compiler.Tests.Importing.Nir;

/// <summary>How a graph is cut into populations and projections.</summary>
public class StructureTests
{
    [Fact]
    public void Import_BareEdgeBetweenNeurons_IsOneToOne()
    {
        var projection = Import(Chain(Input(2), Lif("a", 2), Lif("b", 2), Output(2))).Into("b");

        projection.Stages.Should().Equal(new ScaleStage(new Shape(2), 1));
        projection.Name.Should().Be("a->b");
    }

    [Fact]
    public void Import_RecurrentNetwork_HasAProjectionOntoItself()
    {
        var network = Import(Graph(
            [Input(3), Linear("fc", 2, 3), Lif("lif", 2), Linear("rec", 2, 2), Output(2)],
            ("rec", "lif"), ("in", "fc"), ("fc", "lif"), ("lif", "rec"), ("lif", "out"))).Network;

        network.Projections.Select(p => (p.Name, p.Source, p.Target)).Should().Equal(("fc", "in", "lif"), ("rec", "lif", "lif"));
        network.Outputs.Should().Equal("lif");
    }

    [Fact]
    public void Import_SelfLoopWithoutWeights_IsOneToOne()
    {
        var network = Import(Graph([Input(2), Lif("lif", 2), Output(2)], ("in", "lif"), ("lif", "lif"), ("lif", "out"))).Network;

        network.Projections.Select(p => (p.Source, p.Target)).Should().Equal(("in", "lif"), ("lif", "lif"));
    }

    [Fact]
    public void Import_TwoNeuronsIntoOneAffine_CountsItsBiasOnce()
    {
        var network = Import(Graph(
            [Input(2), Lif("a", 2), Lif("b", 2), Affine("fc", [10, 20], 2, 2), Lif("c", 2), Output(2)],
            ("in", "a"), ("in", "b"), ("a", "fc"), ("b", "fc"), ("fc", "c"), ("c", "out"))).Network;

        var projections = network.Projections.Where(p => p.Target == "c").ToList();
        projections.Select(p => p.Source).Should().Equal("a", "b");
        projections.Select(p => p.Name).Should().Equal("fc", "fc(b->c)");
        Drive(projections).Should().Equal(10, 20);
        projections[1].Apply(1, 0).Should().Equal(1, 3);
    }

    [Fact]
    public void Import_DiamondOfAffines_CountsEveryBiasOncePerWay()
    {
        // in -> first (b 1) -> left (w 1, b 10) and right (w 1, b 100) -> last (w 1, b 1000) -> lif.
        // Constant at lif: 1·1 (left) + 1·1 (right) + 10 + 100 + 1000.
        var network = Import(Graph(
            [Input(1), Affine("first", [1], 1, 1), Affine("left", [10], 1, 1), Affine("right", [100], 1, 1), Affine("last", [1000], 1, 1), Lif("lif", 1), Output(1)],
            ("in", "first"), ("first", "left"), ("first", "right"), ("left", "last"), ("right", "last"), ("last", "lif"), ("lif", "out"))).Network;

        var projections = network.Projections.Where(p => p.Target == "lif").ToList();
        projections.Should().HaveCount(2);
        Drive(projections).Should().Equal(1112);
        projections.Sum(p => p.Apply(1)[0]).Should().Be(1114);
    }

    [Fact]
    public void Import_AffineIntoTwoNeurons_CountsItsBiasForEach()
    {
        var network = Import(Graph(
            [Input(1), Affine("fc", [5], 1, 1), Lif("a", 1), Lif("b", 1), Output(1)],
            ("in", "fc"), ("fc", "a"), ("fc", "b"), ("a", "out"))).Network;

        network.Projections.Where(p => p.Source == "in").Select(p => p.ConstantDrive()![0]).Should().Equal(5, 5);
    }

    [Fact]
    public void Import_AffineThatNothingFeeds_GivesItsBiasFromASilentSource()
    {
        var imported = Import(Graph(
            [Input(2), Lif("lif", 2), Affine("bias", [3, 4], 2, 1), Output(2)], ("in", "lif"), ("bias", "lif"), ("lif", "out")));

        imported.ShouldWarn(NirCodes.Unreached, "'bias'");
        Drive(imported.Network.Projections).Should().Equal(3, 4);
        imported.Network["bias.silent"].Model.Should().Be(new PassthroughModel());
    }

    [Fact]
    public void Import_SilentSourceOfATakenName_GetsAnother()
    {
        var network = Import(Graph(
            [Input(2), Lif("bias.silent", 2), Affine("bias", [3, 4], 2, 1), Output(2)],
            ("in", "bias.silent"), ("bias", "bias.silent"), ("bias.silent", "out"))).Network;

        network.Populations.Select(p => p.Name).Should().Equal("in", "bias.silent", "bias.silent'");
    }

    [Fact]
    public void Import_SeveralInputsAndOutputs_KeepTheirOrder()
    {
        var network = Import(Graph(
            [Input("left", [2]), Output("o1", [2]), Output("o2", [2]), Output("o3", [2]), Input("right", [2]), Lif("a", 2), Lif("b", 2)],
            ("left", "a"), ("right", "b"), ("a", "o2"), ("b", "o1"), ("b", "o3"))).Network;

        network.Inputs.Select(p => p.Name).Should().Equal("left", "right");
        network.Outputs.Should().Equal("b", "a", "o3");
        network["o3"].Model.Should().Be(new PassthroughModel());
    }

    [Fact]
    public void Import_OutputFedByAffine_IsAPassthrough()
    {
        var network = Import(Chain(Input(2), Lif("lif", 2), Affine("fc", [1, 1], 2, 2), Output(2))).Network;

        network.Outputs.Should().Equal("out");
        network["out"].Model.Should().Be(new PassthroughModel());
        network.Projections.Single(p => p.Target == "out").Apply(1, 0).Should().Equal(2, 4);
    }

    [Fact]
    public void Import_OutputFedByTwoNeurons_AddsThem()
    {
        var network = Import(Graph([Input(2), Lif("a", 2), Lif("b", 2), Output(2)], ("in", "a"), ("in", "b"), ("a", "out"), ("b", "out"))).Network;

        network.Projections.Where(p => p.Target == "out").Select(p => p.Source).Should().Equal("a", "b");
    }

    [Fact]
    public void Import_Threshold_IsAPopulation()
    {
        var network = Import(Chain(Input(2), Node("step", "Threshold").With("threshold", Filled(0.5, 2)), Output(2))).Network;

        network["step"].Model.Should().Be(new ThresholdModel { Threshold = 0.5 });
        network.Discretization.Dt.Should().Be(1);
    }

    [Fact]
    public void Import_NestedGraphs_AreDissolvedUnderPrefixedNames()
    {
        var inner = Chain(Input("i", [2]), Lif("lif", 2), Output("o", [2]));
        var outer = Graph(
            [Input("input", [2]), Nested("inner", inner), Linear("rec", 2, 2), Output("output", [2])],
            ("input", "inner"), ("inner", "rec"), ("rec", "inner"), ("inner", "output"));
        var network = Import(Chain(Input(2), Nested("outer", outer), Output(2))).Network;

        network.Populations.Select(p => p.Name).Should().Equal("in", "outer/inner/lif");
        network.Projections.Select(p => (p.Name, p.Source)).Should().Equal(("in->outer/inner/lif", "in"), ("outer/rec", "outer/inner/lif"));
        network.Outputs.Should().Equal("outer/inner/lif");
    }

    [Fact]
    public void Import_NestedGraphWithTwoInputs_NeedsThePortsName()
    {
        var nested = Graph(
            [Input("a", [2]), Input("b", [2]), Lif("x", 2), Lif("y", 2), Output("o", [2])], ("a", "x"), ("b", "y"), ("x", "o"), ("y", "o"));

        Import(Graph([Input(2), Nested("g", nested), Output(2)], ("in", "g"), ("g", "out"))).ShouldFail(NirCodes.AmbiguousPort, "'g/a'", "'g/b'");
        var network = Import(Graph([Input(2), Nested("g", nested), Output(2)], ("in", "g/a"), ("in", "g/b"), ("g", "out"))).Network;
        network.Projections.Count(p => p.Source == "in").Should().Be(2);
    }

    [Fact]
    public void Import_BlocksOfAnAffine_AreIndependent()
    {
        // Two blocks of 2 × 3 weights: 1…6 and 7…12.
        var affine = Affine("fc", [1, 2, 3, 4], 2, 2, 3);
        var projection = Import(Chain(Input(2, 3), affine, Lif("lif", 2, 2), Output(2, 2))).Into("lif");

        projection.Apply(1, 10, 100, 0, 0, 0).Should().Equal(321 + 1, 654 + 2, 3, 4);
        projection.Apply(0, 0, 0, 1, 0, 1).Should().Equal(1, 2, 7 + 9 + 3, 10 + 12 + 4);
        projection.Stages[^1].OutputShape.Should().Be(new Shape(2, 2));
    }

    [Fact]
    public void Import_BlockOfOne_FitsASignalWithoutIt()
    {
        var imported = Import(Chain(Input(3), Linear("fc", 1, 2, 3), Lif("lif", 2), Output(2)));

        imported.ShouldWarn(NirCodes.BatchAxis, "'fc'");
        imported.Into("lif").Apply(1, 1, 1).Should().Equal(6, 15);
    }

    [Fact]
    public void Import_EdgesInAnotherOrder_GiveTheSameNetwork()
    {
        NirNode[] nodes = [Input(2), Lif("a", 2), Lif("b", 2), Linear("fc", 2, 2), Lif("c", 2), Output(2)];
        (string, string)[] edges = [("in", "a"), ("in", "b"), ("a", "fc"), ("b", "fc"), ("c", "fc"), ("fc", "c"), ("c", "out")];
        var forward = Import(Graph(nodes, edges)).Network;
        var backward = Import(Graph(nodes, [.. Enumerable.Reverse(edges)])).Network;

        backward.Populations.Select(p => p.Name).Should().Equal(forward.Populations.Select(p => p.Name));
        backward.Projections.Select(p => (p.Name, p.Source)).Should().Equal(forward.Projections.Select(p => (p.Name, p.Source)));
    }

    [Fact]
    public void Import_CycleWithoutNeuron_IsRefused() =>
        Import(Graph(
            [Input(2), Linear("a", 2, 2), Node("b", "Threshold").With("threshold", Filled(0, 2)), Lif("lif", 2), Output(2)],
            ("in", "a"), ("a", "b"), ("b", "a"), ("b", "lif"), ("lif", "out")))
            .ShouldFail(NirCodes.StatelessCycle, "'a' -> 'b' -> 'a'");

    [Fact]
    public void Import_EdgeIntoInput_IsRefused() =>
        Import(Graph([Input(2), Lif("lif", 2), Output(2)], ("in", "lif"), ("lif", "in"), ("lif", "out")))
            .ShouldFail(NirCodes.EdgeIntoInput, "'lif' -> 'in'");

    [Fact]
    public void Import_TwoNodesOfOneName_AreRefused() =>
        Import(Graph([Input(2), Lif("lif", 2), Lif("lif", 2), Output(2)], ("in", "lif"), ("lif", "out"))).ShouldFail(NirCodes.DuplicateName, "'lif'");

    [Fact]
    public void Import_PathsThatMultiply_AreRefused()
    {
        // Twenty diamonds in a row are 2^20 paths.
        var nodes = new List<NirNode> { Input(1), Lif("lif", 1), Output(1), Linear("j0", 1, 1) };
        var edges = new List<(string, string)> { ("in", "j0"), ("lif", "out"), ("j20", "lif") };
        for (var i = 0; i < 20; i++)
        {
            nodes.AddRange([Linear($"l{i}", 1, 1), Linear($"r{i}", 1, 1), Linear($"j{i + 1}", 1, 1)]);
            edges.AddRange([($"j{i}", $"l{i}"), ($"j{i}", $"r{i}"), ($"l{i}", $"j{i + 1}"), ($"r{i}", $"j{i + 1}")]);
        }

        Import(Graph([.. nodes], [.. edges])).ShouldFail(NirCodes.TooManyPaths, "'lif'");
    }

    [Fact]
    public void Import_VeryLongPath_IsRefused()
    {
        var between = Enumerable.Range(0, 20_000).Select(i => Linear($"l{i}", 1, 1));

        Import(Chain([Input(1), .. between, Lif("lif", 1), Output(1)])).ShouldFail(NirCodes.TooManyPaths, "'lif'");
    }

    static double[] Drive(IEnumerable<Projection> projections) =>
        projections.Select(p => p.ConstantDrive()).OfType<double[]>().Aggregate((left, right) => [.. left.Zip(right, (a, b) => a + b)]);
}
