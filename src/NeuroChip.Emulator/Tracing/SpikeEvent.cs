namespace NeuroChip.Emulator.Tracing;

/// <summary>A spike of a unit at a tick of the chip.</summary>
public readonly record struct SpikeEvent(int Tick, int Unit, int Value);
