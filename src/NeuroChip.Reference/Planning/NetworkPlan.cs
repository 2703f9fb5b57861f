namespace NeuroChip.Reference.Planning;

/// <summary>A network prepared for running: coefficients, synapse lists and the order of the populations.</summary>
/// <param name="Populations">In the network's order.</param>
/// <param name="Order">Indices of populations in the order of a step.</param>
/// <param name="Ticks">Steps of a sample.</param>
/// <param name="Units">Elements of all populations.</param>
/// <param name="OutputNeurons">Elements of the populations that are read.</param>
sealed record NetworkPlan(PopulationPlan[] Populations, int[] Order, int Ticks, int Units, int OutputNeurons);
