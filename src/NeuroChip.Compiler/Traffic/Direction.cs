namespace NeuroChip.Compiler.Traffic;

/// <summary>Where a link of a tile leads; y grows to the south.</summary>
public enum Direction
{
    East,
    West,
    South,
    North,
}
