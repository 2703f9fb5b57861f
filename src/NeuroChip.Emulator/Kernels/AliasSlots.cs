namespace NeuroChip.Emulator.Kernels;

/// <summary>Where a family with aliases keeps what passing spikes on needs.</summary>
/// <param name="Target">Parameter: neuron of the population that receives this one's spikes as well, or −1.</param>
/// <param name="Threshold">Parameter: what one spike took away from the membrane.</param>
/// <param name="MostSpikes">Parameter: spikes at which a neuron stops firing in a tick, received ones included.</param>
/// <param name="Spikes">State: spikes of this tick.</param>
public sealed record AliasSlots(int Target, int Threshold, int MostSpikes, int Spikes);
