using NeuroChip.Reference.Synapses;

namespace NeuroChip.Reference.Planning;

/// <param name="Target">Index of the population.</param>
/// <param name="Latency">Steps before the delays of the synapses: 1 around cycles and between layers with latency, else 0.</param>
sealed record ConnectionPlan(int Target, int Latency, SynapseRows Synapses);
