namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>Why the compiler added a population that the network does not have.</summary>
public enum InsertionKind
{
    /// <summary>Sums of parts of the inputs, passed on as spikes; changes what the network computes.</summary>
    Relays,

    /// <summary>Copies of neurons that must reach more cores than one neuron can; exact, a tick later.</summary>
    Splitters,

    /// <summary>Copies of sources, one for each axon that a weight is composed of; exact, a tick later.</summary>
    Weights,
}

/// <summary>A population that lowering to a chip added.</summary>
/// <param name="Name">Its name in the image.</param>
/// <param name="Kind">Why.</param>
/// <param name="For">Population whose inputs are relayed or composed, or whose spikes are copied.</param>
/// <param name="Neurons">Its size.</param>
public sealed record InsertedPopulation(string Name, InsertionKind Kind, string For, int Neurons);
