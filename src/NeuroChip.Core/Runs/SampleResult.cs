namespace NeuroChip.Core.Runs;

/// <summary>What the outputs said about one sample. Output neurons of all output populations, one after the other.</summary>
/// <param name="SpikeCounts">Spikes of each output neuron.</param>
/// <param name="FirstSpikes">Step of the first spike in the sample's own time, or −1.</param>
/// <param name="LastPotentials">Membrane after the last step, in real units.</param>
/// <param name="PopulationSpikes">Spikes of every population in this sample, inputs included, in the network's order.</param>
public sealed record SampleResult(int[] SpikeCounts, int[] FirstSpikes, double[] LastPotentials, long[] PopulationSpikes);
