namespace NeuroChip.Core.Networks.Building;

/// <summary>Zeros around an image. The two at the end may be negative, which leaves the last rows or columns unused.</summary>
public readonly record struct Padding2d(int Top, int Bottom, int Left, int Right)
{
    /// <summary>As much as keeps the size at stride 1; an odd zero goes to the end, as in PyTorch.</summary>
    public static Padding2d Same { get; } = new() { IsSame = true };

    public bool IsSame { get; private init; }

    public static implicit operator Padding2d(int all) => new(all, all, all, all);

    public static implicit operator Padding2d((int Height, int Width) pair) => new(pair.Height, pair.Height, pair.Width, pair.Width);
}
