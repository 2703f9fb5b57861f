namespace NeuroChip.Core.Networks.Building;

/// <summary>A number for each of the two axes of an image.</summary>
public readonly record struct Pair2d(int Height, int Width)
{
    public static implicit operator Pair2d(int both) => new(both, both);

    public static implicit operator Pair2d((int Height, int Width) pair) => new(pair.Height, pair.Width);
}
