using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir.Exporting;

/// <summary>
/// Recognizes what has its own node in NIR and is a two-dimensional convolution between two reshapings here: Conv1d, and matrices of
/// independent blocks.
/// </summary>
static class ReshapedConvolution
{
    /// <summary>Stages that the pattern takes.</summary>
    public const int Stages = 3;

    public static NirNode? TryNode(ReadOnlySpan<LinearStage> stages)
    {
        if (stages.Length < Stages || stages[0] is not ReshapeStage before || stages[1] is not Conv2dStage convolution || stages[2] is not ReshapeStage after)
        {
            return null;
        }

        Shape from = before.From, to = after.To;
        if (from.Rank == 2 && to.Rank == 2 && convolution.From == new Shape(from[0], 1, from[1]) && convolution.To == new Shape(to[0], 1, to[1]))
        {
            return WindowNodes.TryConvolution1d(convolution);
        }

        return IsBlocks(from, to, convolution) ? Blocks(from, to, convolution) : null;
    }

    static bool IsBlocks(Shape from, Shape to, Conv2dStage convolution) =>
        from.Rank >= 2 && to.Rank == from.Rank
        && from.Axes[..^1].SequenceEqual(to.Axes[..^1])
        && convolution.From == new Shape(from.Count, 1, 1)
        && convolution.To == new Shape(to.Count, 1, 1)
        && convolution.Window is { KernelHeight: 1, KernelWidth: 1 }
        && convolution.Groups == from.Count / from.Axes[^1];

    static NirNode Blocks(Shape from, Shape to, Conv2dStage convolution)
    {
        var weight = new Shape([.. to.Axes, from.Axes[^1]]);
        var node = NirValues.Node(convolution.Biases.IsDefaultOrEmpty ? "Linear" : "Affine").With("weight", NirValues.Weights(weight, convolution.Weights.AsSpan()));
        return convolution.Biases.IsDefaultOrEmpty ? node : node.With("bias", NirValues.Weights(to, convolution.Biases.AsSpan()));
    }
}
