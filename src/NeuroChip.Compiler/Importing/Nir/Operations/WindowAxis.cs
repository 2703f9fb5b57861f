using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Importing.Nir.Operations;

/// <summary>One axis of a sliding window, with padding on both sides.</summary>
readonly record struct WindowAxis(int Kernel, int Stride, int PaddingBefore, int PaddingAfter, int Dilation)
{
    public static WindowAxis One { get; } = new(1, 1, 0, 0, 1);

    public static Window2d Join(WindowAxis height, WindowAxis width) =>
        new(height.Kernel, width.Kernel, height.Stride, width.Stride, height.PaddingBefore, width.PaddingBefore, height.Dilation, width.Dilation);

    /// <summary>floor((inputs + padding − dilation·(kernel−1) − 1)/stride) + 1; null where the window does not fit once.</summary>
    public int? OutputLength(int inputs)
    {
        var room = (long)inputs + PaddingBefore + PaddingAfter - ((long)Dilation * (Kernel - 1)) - 1;
        return room < 0 ? null : (int)Math.Min((room / Stride) + 1, int.MaxValue);
    }
}
