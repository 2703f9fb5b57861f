namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>When an array is read: the address of its noise.</summary>
/// <param name="Sample">Number of the sample in its source.</param>
/// <param name="Tick">Since the sample began.</param>
readonly record struct ReadTime(int Sample, int Tick);
