namespace NeuroChip.Emulator.Scheduling;

/// <summary>What was counted in one sample.</summary>
/// <param name="Outputs">[output neurons]: spikes.</param>
/// <param name="First">[output neurons]: step of the first spike in the sample's own time, or −1.</param>
/// <param name="Groups">[inputs and populations]: spikes.</param>
public sealed record SampleSpikes(int[] Outputs, int[] First, long[] Groups);
