using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Tests.Importing.Nir;

/// <summary>Small NIR graphs made in code, and what an import makes of them.</summary>
static class Graphs
{
    public static NirGraph Graph(NirNode[] nodes, params (string Source, string Target)[] edges) => new()
    {
        Nodes = [.. nodes],
        Edges = [.. edges.Select(edge => new NirEdge(edge.Source, edge.Target))],
    };

    /// <summary>Nodes one behind the other.</summary>
    public static NirGraph Chain(params NirNode[] nodes) =>
        Graph(nodes, [.. nodes.Zip(nodes.Skip(1), (source, target) => (source.Name, target.Name))]);

    public static NirNode Node(string name, string type) => new() { Name = name, Type = type };

    public static NirNode Nested(string name, NirGraph graph) => new() { Name = name, Type = NirNode.GraphType, Graph = graph };

    public static NirNode Input(params long[] shape) => Input("in", shape);

    public static NirNode Input(string name, long[] shape) => Node(name, "Input").With("shape", NirTensor.Integers(shape));

    public static NirNode Output(params long[] shape) => Output("out", shape);

    public static NirNode Output(string name, long[] shape) => Node(name, "Output").With("shape", NirTensor.Integers(shape));

    /// <summary>Weights 1, 2, 3 … in row-major order.</summary>
    public static NirNode Linear(string name, params long[] shape) => Node(name, "Linear").With("weight", Counted(shape));

    public static NirNode Affine(string name, double[] bias, params long[] shape) =>
        Node(name, "Affine").With("weight", Counted(shape)).With("bias", NirTensor.Float64([.. shape[..^1]], bias));

    /// <summary>tau 0.01, r 10 (a hint of dt = 0.001), leak 0, threshold 1; without a shape: single numbers.</summary>
    public static NirNode Lif(string name, params long[] shape) => Node(name, "LIF")
        .With("tau", Filled(0.01, shape))
        .With("r", Filled(10, shape))
        .With("v_leak", Filled(0, shape))
        .With("v_threshold", Filled(1, shape));

    public static NirNode If(string name, params long[] shape) =>
        Node(name, "IF").With("r", Filled(1, shape)).With("v_threshold", Filled(1, shape));

    public static NirNode Conv2d(string name, params long[] weightShape) => Node(name, "Conv2d")
        .With("weight", Counted(weightShape))
        .With("bias", Filled(0, weightShape[0]))
        .With("stride", NirTensor.Integers(1, 1))
        .With("padding", NirTensor.Integers(0, 0))
        .With("dilation", NirTensor.Integers(1, 1))
        .With("groups", NirTensor.Scalar(1L));

    public static NirNode SumPool(string name, long size) => Node(name, "SumPool2d")
        .With("kernel_size", NirTensor.Integers(size, size))
        .With("stride", NirTensor.Integers(size, size))
        .With("padding", NirTensor.Integers(0, 0));

    public static NirNode Flatten(string name, long start, params long[] inputType)
    {
        var node = Node(name, "Flatten").With("start_dim", NirTensor.Scalar(start)).With("end_dim", NirTensor.Scalar(-1L));
        return inputType.Length == 0 ? node : node.With("input_type", NirTensor.Integers(inputType));
    }

    public static NirTensor Filled(double value, params long[] shape) =>
        NirTensor.Float64([.. shape], [.. Enumerable.Repeat(value, (int)shape.Aggregate(1L, (count, axis) => count * axis))]);

    public static NirTensor Counted(params long[] shape) =>
        NirTensor.Float64([.. shape], [.. Enumerable.Range(1, (int)shape.Aggregate(1L, (count, axis) => count * axis)).Select(i => (double)i)]);

    public static Imported Import(NirGraph graph, double? dt = null, ResetKind reset = ResetKind.ToValue)
    {
        var findings = new DiagnosticBag();
        var network = NirImporter.Import(graph, new NirImportOptions { Dt = dt, Reset = reset }, findings);
        (network is null).Should().Be(findings.HasErrors);
        return new Imported(network, findings.Items);
    }

    /// <summary>The output of a projection in one tick, without delays.</summary>
    public static double[] Apply(this Projection projection, params double[] inputs)
    {
        var sums = new double[projection.Stages[^1].OutputShape.Count];
        projection.ConstantDrive()?.CopyTo(sums, 0);
        var sink = new Sink(sums);
        for (var i = 0; i < inputs.Length; i++)
        {
            new ChainScatter(projection).Scatter(i, inputs[i], ref sink);
        }

        return sums;
    }

    readonly struct Sink(double[] sums) : ISynapseSink
    {
        public void Add(int output, double weight, int delayTicks) => sums[output] += weight;
    }
}

sealed record Imported(NetworkGraph? Result, IReadOnlyList<Diagnostic> Findings)
{
    /// <summary>The network of an import without errors.</summary>
    public NetworkGraph Network => Result ?? throw new Xunit.Sdk.XunitException(string.Join('\n', Findings));

    public IEnumerable<Diagnostic> Warnings => Findings.Where(finding => finding.Severity == Severity.Warning);

    public IEnumerable<Diagnostic> Errors => Findings.Where(finding => finding.Severity == Severity.Error);

    public Projection Into(string target) => Network.Projections.Single(projection => projection.Target == target);

    public void ShouldFail(DiagnosticDescriptor descriptor, params string[] words)
    {
        Errors.Should().ContainSingle(finding => finding.Descriptor == descriptor, string.Join('\n', Findings))
            .Which.Message.Should().ContainAll(words);
        Result.Should().BeNull();
    }

    public void ShouldWarn(DiagnosticDescriptor descriptor, params string[] words)
    {
        Errors.Should().BeEmpty();
        Warnings.Should().ContainSingle(finding => finding.Descriptor == descriptor, string.Join('\n', Findings))
            .Which.Message.Should().ContainAll(words);
    }
}
