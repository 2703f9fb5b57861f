using System.Collections.Immutable;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>Conv1d and Conv2d. A signal of one axis is an image of height 1.</summary>
/// <param name="axes">1 or 2.</param>
/// <param name="weight">(out, in/groups, kernel…).</param>
/// <param name="bias">[out], or empty.</param>
/// <param name="window">Per axis.</param>
/// <param name="length">Input lengths where the file gives them, else <see cref="ShapePattern.Any"/>.</param>
sealed class ConvolutionOperation(
    int axes, Numbers weight, ImmutableArray<double> bias, ImmutableArray<WindowAxis> window, int groups, ImmutableArray<int> length) : StageOperation
{
    public override ShapePattern Demand => new([weight.Shape[1] * groups, .. length]);

    public override bool HasBias => bias.Length > 0;

    public static ConvolutionOperation? Read(NodeFields fields, int axes)
    {
        if (fields.Numbers("weight") is not { } weight || fields.Integer("groups", 1, NirLimits.Window) is not { } groups)
        {
            return null;
        }

        if (weight.Shape.Rank != axes + 2 || (long)weight.Shape[1] * groups > NirLimits.Elements)
        {
            var needed = axes == 1 ? "(out, in/groups, width)" : "(out, in/groups, height, width)";
            return fields.Bad<ConvolutionOperation>("weight", $"has shape {weight.Shape}; {needed} is needed");
        }

        var channels = weight.Shape[0];
        if (channels % groups != 0)
        {
            return fields.Bad<ConvolutionOperation>("groups", $"is {groups}, which does not divide the {channels} output channels");
        }

        if (fields.Numbers("bias") is not { } bias || ReadWindow(fields, axes, weight) is not { } window || ReadLength(fields, axes) is not { } length)
        {
            return null;
        }

        return bias.Values.Length == channels
            ? new ConvolutionOperation(axes, weight, bias.IsZero ? [] : bias.Values, window, groups, length)
            : fields.Bad<ConvolutionOperation>("bias", $"has shape {bias.Shape}; one value for each of the {channels} output channels is needed");
    }

    public override Shape? OutputFor(Shape input, out string problem)
    {
        problem = "";
        var output = new int[axes + 1];
        output[0] = weight.Shape[0];
        for (var axis = 0; axis < axes; axis++)
        {
            if (window[axis].OutputLength(input[axis + 1]) is not { } outputs)
            {
                return Impossible($"its window is longer than the padded input {input}", out problem);
            }

            output[axis + 1] = outputs;
        }

        return output.ToShape();
    }

    public override IEnumerable<LinearStage> Stages(Shape input, Shape output, bool withBias, double dt)
    {
        var added = withBias ? bias : [];
        if (axes == 2)
        {
            yield return new Conv2dStage(input, output, weight.Values, added, WindowAxis.Join(window[0], window[1]), groups);
            yield break;
        }

        var from = new Shape(input[0], 1, input[1]);
        var to = new Shape(output[0], 1, output[1]);
        yield return new ReshapeStage(input, from);
        yield return new Conv2dStage(from, to, weight.Values, added, WindowAxis.Join(WindowAxis.One, window[0]), groups);
        yield return new ReshapeStage(to, output);
    }

    static ImmutableArray<WindowAxis>? ReadWindow(NodeFields fields, int axes, Numbers weight)
    {
        if (fields.SymmetricWindow("stride", axes, 1) is not { } stride || fields.SymmetricWindow("dilation", axes, 1) is not { } dilation)
        {
            return null;
        }

        var kernel = weight.Shape.Axes[2..];
        var reach = kernel.Zip(dilation, (k, d) => (long)d * (k - 1)).ToImmutableArray();
        if (reach.Any(r => r > NirLimits.Elements))
        {
            fields.Bad<string>("dilation", "makes the window too long");
            return null;
        }

        return ReadPadding(fields, axes, stride, reach) is { } padding
            ? [.. Enumerable.Range(0, axes).Select(a => new WindowAxis(kernel[a], stride[a], padding[a].Before, padding[a].After, dilation[a]))]
            : null;
    }

    // "same" puts the odd element of padding at the end, as PyTorch does.
    static ImmutableArray<(int Before, int After)>? ReadPadding(
        NodeFields fields, int axes, ImmutableArray<int> stride, ImmutableArray<long> reach)
    {
        switch (fields.TextOrNull("padding"))
        {
            case "valid":
                return [.. reach.Select(_ => (0, 0))];
            case "same" when stride.All(s => s == 1):
                return [.. reach.Select(r => ((int)(r / 2), (int)(r - (r / 2))))];
            case "same":
                fields.Bad<string>("padding", "is 'same', which needs stride 1: the output could not be as long as the input");
                return null;
            case { } text:
                fields.Bad<string>("padding", $"is '{text}'; 'same', 'valid' or numbers are allowed");
                return null;
            default:
                return fields.Window("padding", axes, 0);
        }
    }

    static ImmutableArray<int>? ReadLength(NodeFields fields, int axes)
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
