namespace NeuroChip.Devices.Wires;

/// <summary>Where the lines of an array begin.</summary>
enum LadderDirection
{
    /// <summary>One line a column, fed above row 0.</summary>
    Down,

    /// <summary>One line a row, fed before column 0.</summary>
    Right,

    /// <summary>One line a row, fed behind the last column.</summary>
    Left,
}
