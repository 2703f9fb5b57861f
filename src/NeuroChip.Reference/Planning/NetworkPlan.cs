using NeuroChip.Reference.Neurons;
using NeuroChip.Reference.Synapses;

namespace NeuroChip.Reference.Planning;

/// <summary>A network prepared for running: coefficients, synapse lists and the order of the populations.</summary>
/// <param name="Populations">In the network's order.</param>
/// <param name="Order">Indices of populations in the order of a step.</param>
/// <param name="Ticks">Steps of a sample.</param>
/// <param name="Units">Elements of all populations.</param>
/// <param name="OutputNeurons">Elements of the populations that are read.</param>
sealed record NetworkPlan(PopulationPlan[] Populations, int[] Order, int Ticks, int Units, int OutputNeurons);

/// <param name="Soma">What the population computes; inputs do not use it.</param>
/// <param name="InputPort">Number among the inputs, or −1.</param>
/// <param name="Spikes">True where outputs are numbers of spikes.</param>
/// <param name="FirstUnit">Number of the first element among all elements of the network.</param>
/// <param name="FirstOutput">Number of the first element among the elements read, or −1.</param>
/// <param name="Drive">[elements] constant input in every step.</param>
/// <param name="MaxLatency">Longest latency of an incoming synapse that ends within a sample.</param>
/// <param name="Outgoing">In the network's order of projections.</param>
sealed record PopulationPlan(
    int Size, Soma Soma, int InputPort, bool Spikes, int FirstUnit, int FirstOutput, double[] Drive, int MaxLatency, ConnectionPlan[] Outgoing);

/// <param name="Target">Index of the population.</param>
/// <param name="Latency">Steps before the delays of the synapses: 1 around cycles and between layers with latency, else 0.</param>
sealed record ConnectionPlan(int Target, int Latency, SynapseRows Synapses);
