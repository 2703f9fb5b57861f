namespace NeuroChip.Emulator.Planning;

/// <summary>Values at which every single addition to a sum saturates.</summary>
public sealed record SumLimits(int Least, int Greatest);
