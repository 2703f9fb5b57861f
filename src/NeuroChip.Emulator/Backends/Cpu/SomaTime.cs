namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>Which update of a population this is.</summary>
/// <param name="Sample">Number of the sample in its source.</param>
/// <param name="Step">Step of the population within the sample, from 0.</param>
readonly record struct SomaTime(int Sample, int Step);
