namespace NeuroChip.Devices.Chips;

/// <summary>What became of the devices of one core.</summary>
public sealed record CoreProgramming(int Core, ArrayTally Tally);
