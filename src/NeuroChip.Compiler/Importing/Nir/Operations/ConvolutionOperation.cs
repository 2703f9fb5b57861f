using System.Collections.Immutable;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>Conv1d and Conv2d. A signal of one axis is an image of height 1.</summary>
/// <param name="axes">1 or 2.</param>
/// <param name="weight">(out, in/groups, kernel…).</param>
/// <param name="bias">[out], or empty.</param>
/// <param name="lengths">Input lengths where the file gives them, else <see cref="ShapePattern.Any"/>.</param>
sealed class ConvolutionOperation(
    int axes, Numbers weight, ImmutableArray<double> bias, WindowOptions window, int groups, ImmutableArray<int> lengths) : StageOperation
{
    public override ShapePattern Demand { get; } = new([weight.Shape[1] * groups, .. lengths]);

    public override bool HasBias => bias.Length > 0;

    public static ConvolutionOperation? Read(NodeFields fields, int axes)
    {
        if (fields.Numbers("weight") is not { } weight || fields.Integer("groups", 1, NetworkLimits.Window) is not { } groups)
        {
            return null;
        }

        if (weight.Shape.Rank != axes + 2 || (long)weight.Shape[1] * groups > NetworkLimits.Elements)
        {
            var needed = axes == 1 ? "(out, in/groups, width)" : "(out, in/groups, height, width)";
            return fields.Bad<ConvolutionOperation>("weight", $"has shape {weight.Shape}; {needed} is needed");
        }

        var channels = weight.Shape[0];
        if (channels % groups != 0)
        {
            return fields.Bad<ConvolutionOperation>("groups", $"is {groups}, which does not divide the {channels} output channels");
        }

        if (fields.Numbers("bias") is not { } bias
            || WindowFields.Read(fields, axes, dilated: true) is not { } window
            || ReadLengths(fields, axes) is not { } lengths)
        {
            return null;
        }

        return bias.Values.Length == channels
            ? new ConvolutionOperation(axes, weight, bias.IsZero ? [] : bias.Values, window, groups, lengths)
            : fields.Bad<ConvolutionOperation>("bias", $"has shape {bias.Shape}; one value for each of the {channels} output channels is needed");
    }

    public override Shape? OutputFor(Shape input, out string problem)
    {
        problem = Create(AsImage(input), withBias: false, out var stage) ?? "";
        return stage is null ? null : axes == 1 ? new Shape(stage.OutputShape[0], stage.OutputShape[2]) : stage.OutputShape;
    }

    public override IEnumerable<LinearStage> Stages(Shape input, Shape output, bool withBias, double dt)
    {
        var image = AsImage(input);
        Create(image, withBias, out var stage);
        return axes == 2 ? [stage!] : [new ReshapeStage(input, image), stage!, new ReshapeStage(stage!.OutputShape, output)];
    }

    string? Create(Shape image, bool withBias, out LinearStage? stage)
    {
        var kernel = axes == 1 ? new Shape(weight.Shape[0], weight.Shape[1], 1, weight.Shape[2]) : weight.Shape;
        return StageFactory.TryConv2d(image, kernel, weight.Values, withBias ? bias : [], window, groups, out stage);
    }

    Shape AsImage(Shape signal) => axes == 1 ? new Shape(signal[0], 1, signal[1]) : signal;

    static ImmutableArray<int>? ReadLengths(NodeFields fields, int axes)
    {
        if (!fields.Has("input_shape"))
        {
            return [.. Enumerable.Repeat(ShapePattern.Any, axes)];
        }

        if (fields.Shape("input_shape") is not { } shape)
        {
            return null;
        }

        if (shape.Rank == axes)
        {
            return shape.Axes;
        }

        fields.Bad<string>("input_shape", $"is {shape}; it must have {(axes == 1 ? "one number, the width" : "two numbers, height and width")}");
        return null;
    }
}
