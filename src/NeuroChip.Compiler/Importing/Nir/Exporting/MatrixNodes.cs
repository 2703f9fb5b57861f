using System.Collections.Immutable;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir.Exporting;

/// <summary>Affine, Linear and Flatten nodes. The methods return null, or why there is no counterpart.</summary>
static class MatrixNodes
{
    // Larger lists of synapses are not worth writing as matrices of mostly zeros.
    const long MostWeights = 1 << 22;

    public static string? AddDense(
        Shape from, Shape to, ReadOnlySpan<double> weights, ImmutableArray<double> biases, List<NirNode> nodes)
    {
        if (to.Rank != 1)
        {
            return $"a matrix gives one axis in NIR, and {to} is wanted";
        }

        if (from.Rank != 1)
        {
            nodes.Add(Flatten(from, 0, from.Rank - 1));
        }

        var node = NirValues.Node(biases.IsDefaultOrEmpty ? "Linear" : "Affine")
            .With("weight", NirValues.Weights(new Shape(to.Count, from.Count), weights));
        nodes.Add(biases.IsDefaultOrEmpty ? node : node.With("bias", NirValues.Weights(to, biases.AsSpan())));
        return null;
    }

    public static string? AddReshape(Shape from, Shape to, List<NirNode> nodes)
    {
        if (from == to)
        {
            return null;
        }

        var merged = from.Rank - to.Rank;
        for (var start = 0; merged > 0 && start < to.Rank; start++)
        {
            if (from.Axes[..start].SequenceEqual(to.Axes[..start]) && from.Axes[(start + merged + 1)..].SequenceEqual(to.Axes[(start + 1)..]))
            {
                nodes.Add(Flatten(from, start, start + merged));
                return null;
            }
        }

        return $"NIR can only merge neighbouring axes, not turn {from} into {to}";
    }

    /// <summary>Any linear stage as a matrix, if it is small and all its synapses have the same delay.</summary>
    /// <param name="delayNode">A node that delays the stage's input by a number of ticks.</param>
    public static string? AddList(LinearStage stage, Func<int, NirNode> delayNode, List<NirNode> nodes)
    {
        Shape from = stage.InputShape, to = stage.OutputShape;
        if ((long)from.Count * to.Count > MostWeights)
        {
            return $"NIR has no sparse matrices, and one of {to.Count} x {from.Count} is too large to be written densely";
        }

        var sink = new MatrixSink(from.Count, to.Count);
        for (var input = 0; input < from.Count; input++)
        {
            sink.Input = input;
            stage.Scatter(input, 1, ref sink);
        }

        if (sink.HasMixedDelays)
        {
            return "its synapses have different delays";
        }

        if (sink.Delay > 0)
        {
            nodes.Add(delayNode(sink.Delay.Value));
        }

        return AddDense(from, to, sink.Weights, [.. stage.Bias], nodes);
    }

    static NirNode Flatten(Shape from, int start, int end) => NirValues.Node("Flatten")
        .With("start_dim", NirTensor.Scalar((long)start))
        .With("end_dim", NirTensor.Scalar((long)end))
        .With("input_type", NirValues.Axes(from));

    struct MatrixSink(int inputs, int outputs) : ISynapseSink
    {
        public double[] Weights { get; } = new double[inputs * outputs];

        public int Input { get; set; }

        public int? Delay { get; private set; }

        public bool HasMixedDelays { get; private set; }

        public void Add(int output, double weight, int delayTicks)
        {
            Weights[(output * inputs) + Input] += weight;
            HasMixedDelays |= Delay is { } known && known != delayTicks;
            Delay = delayTicks;
        }
    }
}
