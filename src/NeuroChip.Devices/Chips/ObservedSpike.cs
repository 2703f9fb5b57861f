namespace NeuroChip.Devices.Chips;

/// <summary>A spike of training data.</summary>
/// <param name="Value">1 unless it is graded.</param>
public readonly record struct ObservedSpike(int Unit, int Value);
