namespace NeuroChip.Emulator.Timing;

/// <summary>What one event costs.</summary>
/// <param name="Joules">0 or more.</param>
/// <param name="Seconds">0 or more.</param>
public readonly record struct EventCost(double Joules, double Seconds);
