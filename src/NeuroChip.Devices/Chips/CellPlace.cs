namespace NeuroChip.Devices.Chips;

/// <summary>Where a device sits on a chip, in physical lines.</summary>
/// <param name="Array">Number of the array.</param>
/// <param name="Output">Output line, a reference line being line 0 where there is one.</param>
/// <param name="Input">Input line.</param>
/// <param name="IsNegative">Whether it is the subtracted device of a pair.</param>
public readonly record struct CellPlace(int Array, int Output, int Input, bool IsNegative);
