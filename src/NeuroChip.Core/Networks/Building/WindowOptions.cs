namespace NeuroChip.Core.Networks.Building;

/// <summary>How a kernel moves over an image.</summary>
public sealed record WindowOptions
{
    public static WindowOptions Default { get; } = new();

    public Pair2d Stride { get; init; } = 1;

    public Padding2d Padding { get; init; }

    public Pair2d Dilation { get; init; } = 1;

    /// <summary>The same along the width, and a single row along the height.</summary>
    public WindowOptions OneRow() => new()
    {
        Stride = (1, Stride.Width),
        Padding = Padding.IsSame ? Padding : new Padding2d(0, 0, Padding.Left, Padding.Right),
        Dilation = (1, Dilation.Width),
    };
}
