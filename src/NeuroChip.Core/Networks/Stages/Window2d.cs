namespace NeuroChip.Core.Networks.Stages;

/// <summary>A sliding window over two axes: kernel size, stride, zero padding before the first element, and dilation. Axis 0 is height.</summary>
public sealed record Window2d(
    int KernelHeight, int KernelWidth, int StrideHeight, int StrideWidth, int PaddingTop, int PaddingLeft, int DilationHeight = 1, int DilationWidth = 1)
{
    /// <summary>Kernel tap that joins <paramref name="input"/> to <paramref name="output"/> along an axis; false where the window misses it.</summary>
    public bool TryTap(int axis, int input, int output, out int tap)
    {
        var (kernel, stride, padding, dilation) = Axis(axis);
        var offset = input + padding - (output * stride);
        tap = offset / dilation;
        return offset >= 0 && offset % dilation == 0 && tap < kernel;
    }

    /// <summary>First and last output whose window can hold <paramref name="input"/>; empty where First exceeds Last.</summary>
    public (int First, int Last) OutputsReached(int axis, int input, int outputs)
    {
        var (kernel, stride, padding, dilation) = Axis(axis);
        var reach = input + padding - ((kernel - 1) * dilation);
        var first = reach <= 0 ? 0 : (reach + stride - 1) / stride;
        var last = Math.Min(outputs - 1, (input + padding) / stride);
        return (first, last);
    }

    /// <summary>floor((n + before + after − dilation·(kernel−1) − 1) / stride + 1).</summary>
    public int OutputLength(int axis, int inputs, int paddingAfter)
    {
        var (kernel, stride, padding, dilation) = Axis(axis);
        return ((inputs + padding + paddingAfter - (dilation * (kernel - 1)) - 1) / stride) + 1;
    }

    (int Kernel, int Stride, int Padding, int Dilation) Axis(int axis) =>
        axis == 0 ? (KernelHeight, StrideHeight, PaddingTop, DilationHeight) : (KernelWidth, StrideWidth, PaddingLeft, DilationWidth);
}
