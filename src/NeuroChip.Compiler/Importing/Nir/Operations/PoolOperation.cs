using System.Collections.Immutable;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>SumPool2d and AvgPool2d. An average counts the zeros of the padding: it divides by the whole window.</summary>
sealed class PoolOperation(ImmutableArray<WindowAxis> window, bool average) : StageOperation
{
    public override ShapePattern Demand { get; } = new([ShapePattern.Any, ShapePattern.Any, ShapePattern.Any]);

    public static PoolOperation? Read(NodeFields fields, bool average)
    {
        if (fields.SymmetricWindow("kernel_size", 2, 1) is not { } kernel
            || fields.SymmetricWindow("stride", 2, 1) is not { } stride
            || fields.Window("padding", 2, 0) is not { } padding)
        {
            return null;
        }

        return new PoolOperation(
            [.. Enumerable.Range(0, 2).Select(a => new WindowAxis(kernel[a], stride[a], padding[a].Before, padding[a].After, 1))], average);
    }

    public override Shape? OutputFor(Shape input, out string problem)
    {
        problem = "";
        return window[0].OutputLength(input[1]) is { } height && window[1].OutputLength(input[2]) is { } width
            ? new Shape(input[0], height, width)
            : Impossible($"its window is larger than the padded input {input}", out problem);
    }

    public override IEnumerable<LinearStage> Stages(Shape input, Shape output, bool withBias, double dt)
    {
        var factor = average ? 1.0 / ((double)window[0].Kernel * window[1].Kernel) : 1;
        return [new Pool2dStage(input, output, WindowAxis.Join(window[0], window[1]), factor)];
    }
}
