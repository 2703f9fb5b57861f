namespace NeuroChip.Core.Hardware;

/// <param name="Tiles">Tiles in use, 1 or more.</param>
/// <param name="Value">In the unit of the table.</param>
public readonly record struct TilePoint(int Tiles, double Value);
