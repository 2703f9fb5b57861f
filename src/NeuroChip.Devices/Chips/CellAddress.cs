namespace NeuroChip.Devices.Chips;

/// <summary>Where a device sits on its chip: the address of its random numbers.</summary>
/// <param name="Seed">Of the chip.</param>
/// <param name="Array">Number of the array.</param>
/// <param name="Cell">Number of the device in the array; pairs have two.</param>
public readonly record struct CellAddress(ulong Seed, uint Array, uint Cell);
