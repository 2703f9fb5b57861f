using System.Collections.Immutable;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>
/// Independent dense blocks as a grouped convolution of images of one pixel: channel = element, group = block. Nothing is stored for the
/// zeros between the blocks.
/// </summary>
static class BlockStages
{
    /// <param name="weights">[blocks × outputs × inputs].</param>
    public static IEnumerable<LinearStage> Create(
        Shape input, Shape output, ImmutableArray<double> weights, ImmutableArray<double> biases, int blocks)
    {
        var from = new Shape(input.Count, 1, 1);
        var to = new Shape(output.Count, 1, 1);
        yield return new ReshapeStage(input, from);
        yield return new Conv2dStage(from, to, weights, biases, OnePixel, blocks);
        yield return new ReshapeStage(to, output);
    }

    public static Window2d OnePixel { get; } = new(1, 1, 1, 1, 0, 0);
}
