using NeuroChip.Reference.Neurons;

namespace NeuroChip.Reference.Planning;

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
