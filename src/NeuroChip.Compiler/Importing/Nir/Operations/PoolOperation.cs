using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>SumPool2d and AvgPool2d. An average counts the zeros of the padding: it divides by the whole window.</summary>
sealed class PoolOperation(Pair2d kernel, WindowOptions window, bool average) : StageOperation
{
    public override ShapePattern Demand { get; } = new([ShapePattern.Any, ShapePattern.Any, ShapePattern.Any]);

    public static PoolOperation? Read(NodeFields fields, bool average) =>
        WindowFields.Pair(fields, "kernel_size", axes: 2) is { } kernel && WindowFields.Read(fields, axes: 2, dilated: false) is { } window
            ? new PoolOperation(kernel, window, average)
            : null;

    public override Shape? OutputFor(Shape input, out string problem)
    {
        problem = Create(input, out var stage) ?? "";
        return stage?.OutputShape;
    }

    public override IEnumerable<LinearStage> Stages(Shape input, Shape output, bool withBias, double dt)
    {
        Create(input, out var stage);
        return [stage!];
    }

    string? Create(Shape input, out LinearStage? stage) =>
        StageFactory.TryPool2d(input, kernel, window, average ? null : 1, out stage);
}
