namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>A core that a neuron's spikes go to, with the number of synapses there.</summary>
readonly record struct Destination(int Core, int Synapses);
