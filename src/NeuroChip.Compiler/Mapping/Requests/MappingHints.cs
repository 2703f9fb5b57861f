using System.Collections.Immutable;

namespace NeuroChip.Compiler.Mapping;

/// <summary>Neurons of a population: all, or first to last.</summary>
/// <param name="First">Index within the population.</param>
/// <param name="Last">Inclusive; −1: the last neuron of the population.</param>
public readonly record struct NeuronRange(string Population, int First, int Last)
{
    public override string ToString() => Last < 0 ? Population : First == Last ? $"{Population}[{First}]" : $"{Population}[{First}..{Last}]";
}

/// <summary>These neurons live on this core.</summary>
public sealed record PinHint(NeuronRange Neurons, int Core);

/// <summary>Where the user wants neurons, or does not.</summary>
public sealed record MappingHints
{
    public ImmutableArray<PinHint> Pins { get; init; } = [];

    /// <summary>Cores that must stay empty, because they are faulty or reserved.</summary>
    public ImmutableSortedSet<int> Forbidden { get; init; } = [];

    /// <summary>All neurons of a group live on one core.</summary>
    public ImmutableArray<ImmutableArray<NeuronRange>> Groups { get; init; } = [];

    /// <summary>No core holds neurons of two members.</summary>
    public ImmutableArray<ImmutableArray<NeuronRange>> Separations { get; init; } = [];

    public int Count => Pins.Length + Forbidden.Count + Groups.Length + Separations.Length;

    public bool IsEmpty => Count == 0;
}
