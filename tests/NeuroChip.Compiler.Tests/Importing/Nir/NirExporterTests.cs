using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Formats.Nir;
using NeuroChip.Tests.Shared;
using static NeuroChip.Compiler.Tests.Importing.Nir.Graphs;

namespace NeuroChip.Compiler.Tests.Importing.Nir;

public class NirExporterTests
{
    static readonly LifModel Lif = new() { Tau = 0.01, R = 10, VThreshold = 1 };

    [DataTheory]
    [InlineData("nir/lif_norse.nir")]
    [InlineData("nir/lif_norse_scalar_params.nir")]
    [InlineData("nir/lif_rockpool.nir")]
    [InlineData("nir/li_v_reset_era.nir")]
    [InlineData("nir/conv1d.nir")]
    [InlineData("nir/two_lif_neurons.nir")]
    [InlineData("nir/cnn_sinabs.nir")]
    [InlineData("nir/braille_noDelay_bias_zero.nir")]
    [InlineData("networks/mnist_mlp.nir")]
    [InlineData("networks/mnist_csnn.nir")]
    [InlineData("networks/braille7_rsnn.nir")]
    public void Export_OfAnImport_ImportsAsTheSameNetwork(string file)
    {
        var network = Import(NirFile.Read(Path.Combine(SharedFolders.Data!, file))).Network;

        ShouldComputeTheSame(Import(Export(network), network.Discretization.Dt).Network, network);
    }

    [Fact]
    public void Export_EveryKindOfNode_ImportsAsTheSameNetwork()
    {
        var conv = Conv2d("conv", 4, 1, 2, 2).With("groups", NirTensor.Scalar(2L)).With("padding", new NirText("same"))
            .With("dilation", NirTensor.Integers(2, 1)).With("bias", Counted(4));
        var graph = Graph(
            [
                Input(2, 4, 6), conv, If("if", 4, 4, 6), SumPool("sum", 2) with { Type = "AvgPool2d" }, Flatten("flatten", 1),
                Affine("blocks", [.. Enumerable.Range(0, 8)], 4, 2, 6), Node("scale", "Scale").With("scale", Counted(4, 2)),
                Node("delay", "Delay").With("delay", Counted(4, 2)), Node("threshold", "Threshold").With("threshold", NirTensor.Scalar(0.5)), Output(4, 2),
            ],
            ("in", "conv"), ("conv", "if"), ("if", "if"), ("if", "sum"), ("sum", "flatten"), ("flatten", "blocks"), ("blocks", "scale"),
            ("scale", "delay"), ("delay", "threshold"), ("threshold", "out"));
        var network = Import(graph).Network;

        var exported = Export(network);

        exported.Nodes.Select(node => node.Type).Should().Contain(["Conv2d", "AvgPool2d", "Flatten", "Affine", "Scale", "Delay", "Threshold", "IF"]);
        ShouldComputeTheSame(Import(exported, network.Discretization.Dt).Network, network);
    }

    [Fact]
    public void Export_SparseSynapses_BecomesAMatrix()
    {
        // Two synapses from 0 to 1 add up.
        var stage = SparseStage.FromList(2, 3, [0, 0, 1], [1, 1, 2], [0.5, 0.25, -1], [2, 2, 2]);
        var exported = Export(Network(stage, 2, 3));

        var weight = (NirTensor)exported.Nodes.Single(node => node.Type == "Linear").Parameters["weight"];
        weight.ElementType.Should().Be(NirElementType.Float32);
        weight.ToDoubles().Should().Equal(0, 0, 0.75, 0, 0, -1);
        ((NirTensor)exported.Nodes.Single(node => node.Type == "Delay").Parameters["delay"]).ToDoubles().Should().Equal(0.002, 0.002);
    }

    [Fact]
    public void Export_WeightsBeyondSinglePrecision_AreDouble() =>
        ((NirTensor)Export(Network(new DenseStage(1, 1, [0.1], []), 1, 1)).Nodes.Single(node => node.Type == "Linear").Parameters["weight"])
            .ElementType.Should().Be(NirElementType.Float64);

    [Fact]
    public void Export_StepAndScheme_AreMetadata()
    {
        var metadata = Export(Network(new ScaleStage(2, 3), 2, 2)).Metadata!.Members;

        ((NirTensor)metadata["dt"]).ToDoubles().Should().Equal(0.001);
        ((NirText)metadata["reset"]).Single.Should().Be("ToValue");
    }

    [Fact]
    public void Export_TwoOneToOneProjections_BothCount()
    {
        var network = Network(new ScaleStage(2, 1), 2, 2);
        network = network with { Projections = [network.Projections[0], network.Projections[0] with { Name = "again" }] };

        Import(Export(network), 0.001).Network.Projections.Should().HaveCount(2);
    }

    [Fact]
    public void Export_NamesWithSlashes_GetDots()
    {
        var network = Network(new ScaleStage(2, 3), 2, 2);
        network = network with
        {
            Populations = [network.Populations[0], network.Populations[1] with { Name = "a/b" }],
            Projections = [network.Projections[0] with { Target = "a/b" }],
            Outputs = ["a/b"],
        };

        Export(network).Nodes.Should().Contain(node => node.Name == "a.b" && node.Type == "LIF");
    }

    [Fact]
    public void Export_WhatNirLacks_IsRefused()
    {
        var dense = Network(new DenseStage(2, 2, [1, 2, 3, 4], []), 2, 2);
        ShouldRefuse(dense with { Populations = [dense.Populations[0], dense.Populations[1] with { Model = Lif with { RefractoryTicks = 2 } }] }, "'n'", "refractory");
        ShouldRefuse(dense with { Projections = [dense.Projections[0] with { FixedPoint = new(8, 0, WeightSignMode.Mixed) }] }, "'p'", "exponent");
        ShouldRefuse(dense with { Projections = [dense.Projections[0] with { Learning = new() { Rules = ["dw = x0"], Traces = System.Collections.Immutable.ImmutableSortedDictionary<string, TraceConstants>.Empty } }] }, "'p'", "learning");
        ShouldRefuse(Network(new DenseStage(2, new Shape(2, 1), [1, 2, 3, 4], []), 2, new Shape(2, 1)), "'p'", "2x1");
        ShouldRefuse(Network(new ReshapeStage(4, new Shape(2, 2)), 4, new Shape(2, 2)), "'p'", "2x2");
        ShouldRefuse(Network(SparseStage.FromList(2, 2, [0, 1], [0, 1], [1, 1], [0, 1]), 2, 2), "'p'", "different delays");
        ShouldRefuse(Network(SparseStage.FromList(10_000, 10_000, [0], [0], [1], []), 10_000, 10_000), "'p'", "sparse");
    }

    static NetworkGraph Network(LinearStage stage, Shape from, Shape to) => new()
    {
        Name = "test",
        Discretization = new Discretization { Dt = 0.001 },
        Populations = [new() { Name = "in", Shape = from, Model = new InputModel() }, new() { Name = "n", Shape = to, Model = Lif }],
        Projections = [new() { Name = "p", Source = "in", Target = "n", Stages = [stage] }],
        Outputs = ["n"],
    };

    static NirGraph Export(NetworkGraph network)
    {
        var findings = new DiagnosticBag();
        var graph = NirExporter.Export(network, findings);
        findings.Items.Should().BeEmpty();
        return graph!;
    }

    static void ShouldRefuse(NetworkGraph network, params string[] words)
    {
        var findings = new DiagnosticBag();
        NirExporter.Export(network, findings).Should().BeNull();
        findings.Items.Should().ContainSingle(finding => finding.Descriptor == NirCodes.NotExpressible).Which.Message.Should().ContainAll(words);
    }

    static void ShouldComputeTheSame(NetworkGraph actual, NetworkGraph expected)
    {
        actual.Populations.Select(p => (p.Name.Replace('/', '.'), p.Shape, p.Model))
            .Should().Equal(expected.Populations.Select(p => (p.Name.Replace('/', '.'), p.Shape, p.Model)));
        actual.Outputs.Should().Equal(expected.Outputs);
        actual.Projections.Select(p => (p.Source, p.Target)).Should().Equal(expected.Projections.Select(p => (p.Source, p.Target)));
        foreach (var (left, right) in actual.Projections.Zip(expected.Projections))
        {
            (left.ConstantDrive() ?? []).Should().Equal(right.ConstantDrive() ?? []);
            Synapses(left).Should().Equal(Synapses(right));
        }
    }

    static List<(int, int, double, int)> Synapses(Projection projection)
    {
        var sink = new List<(int, int, double, int)>();
        for (var input = 0; input < Math.Min(64, projection.Stages[0].InputShape.Count); input++)
        {
            var list = new ListSink(input, sink);
            new ChainScatter(projection).Scatter(input, 1, ref list);
        }

        return sink;
    }

    readonly struct ListSink(int input, List<(int, int, double, int)> list) : ISynapseSink
    {
        public void Add(int output, double weight, int delayTicks) => list.Add((input, output, weight, delayTicks));
    }
}
