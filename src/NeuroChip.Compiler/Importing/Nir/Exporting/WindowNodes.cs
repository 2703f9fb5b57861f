using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Building;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir.Exporting;

/// <summary>Convolution and pooling nodes. The methods return null, or why there is no counterpart.</summary>
static class WindowNodes
{
    public static string? AddConvolution(Conv2dStage stage, List<NirNode> nodes)
    {
        if (Padding(stage.From, stage.To, stage.Window) is not { } padding)
        {
            return Uneven;
        }

        var window = stage.Window;
        nodes.Add(Convolution("Conv2d", stage, new Shape(stage.To[0], stage.From[0] / stage.Groups, window.KernelHeight, window.KernelWidth))
            .With("input_shape", NirTensor.Integers(stage.From[1], stage.From[2]))
            .With("stride", NirTensor.Integers(window.StrideHeight, window.StrideWidth))
            .With("dilation", NirTensor.Integers(window.DilationHeight, window.DilationWidth))
            .With("padding", padding));
        return null;
    }

    /// <summary>A convolution of images of one row; null where its padding is uneven.</summary>
    public static NirNode? TryConvolution1d(Conv2dStage stage)
    {
        var window = stage.Window;
        return Padding(stage.From, stage.To, window) is not { } padding ? null
            : Convolution("Conv1d", stage, new Shape(stage.To[0], stage.From[0] / stage.Groups, window.KernelWidth))
                .With("input_shape", NirTensor.Scalar((long)stage.From[2]))
                .With("stride", NirTensor.Integers(window.StrideWidth))
                .With("dilation", NirTensor.Integers(window.DilationWidth))
                .With("padding", padding is NirTensor ? NirTensor.Integers(window.PaddingLeft) : padding);
    }

    public static string? AddPool(Pool2dStage stage, List<NirNode> nodes)
    {
        var window = stage.Window;
        if (window.DilationHeight != 1 || window.DilationWidth != 1)
        {
            return "NIR has no dilated pooling";
        }

        if (Padding(stage.From, stage.To, window) is not NirTensor padding)
        {
            return Uneven;
        }

        var isAverage = stage.Factor == StageFactory.AverageFactor((window.KernelHeight, window.KernelWidth));
        nodes.Add(NirValues.Node(isAverage ? "AvgPool2d" : "SumPool2d")
            .With("kernel_size", NirTensor.Integers(window.KernelHeight, window.KernelWidth))
            .With("stride", NirTensor.Integers(window.StrideHeight, window.StrideWidth))
            .With("padding", padding));
        if (!isAverage && stage.Factor != 1)
        {
            nodes.Add(NirValues.Node("Scale").With("scale", NirValues.Parameters(stage.To, stage.Factor)));
        }

        return null;
    }

    const string Uneven = "NIR pads both sides of an axis alike";

    static NirNode Convolution(string type, Conv2dStage stage, Shape weight) => NirValues.Node(type)
        .With("weight", NirValues.Weights(weight, stage.Weights.AsSpan()))
        .With("bias", NirValues.Weights(new Shape(stage.To[0]), stage.Biases.IsDefaultOrEmpty ? new double[stage.To[0]] : stage.Biases.AsSpan()))
        .With("groups", NirTensor.Scalar((long)stage.Groups));

    // The padding before, if as much behind gives the output's size; "same", if that does; else null.
    static NirValue? Padding(Shape from, Shape to, Window2d window)
    {
        if (window.OutputLength(0, from[1], window.PaddingTop) == to[1] && window.OutputLength(1, from[2], window.PaddingLeft) == to[2])
        {
            return NirTensor.Integers(window.PaddingTop, window.PaddingLeft);
        }

        var isSame = window is { StrideHeight: 1, StrideWidth: 1 } && from.Axes[1..].SequenceEqual(to.Axes[1..])
            && window.PaddingTop == window.DilationHeight * (window.KernelHeight - 1) / 2
            && window.PaddingLeft == window.DilationWidth * (window.KernelWidth - 1) / 2;
        return isSame ? new NirText("same") : null;
    }
}
