namespace NeuroChip.Emulator.Timing;

/// <summary>One spike on its way from one core to another, or to its own.</summary>
/// <param name="Unit">Neuron that fired.</param>
/// <param name="Before">What the sender did for its neurons since its last message.</param>
/// <param name="Rows">Axons that the message opens.</param>
/// <param name="SynapticEvents">Synapses behind the message.</param>
public readonly record struct SpikeMessage(int Unit, int FromCore, int ToCore, SomaWork Before, int Rows, int SynapticEvents);
