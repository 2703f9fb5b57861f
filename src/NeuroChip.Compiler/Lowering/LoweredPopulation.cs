using System.Collections.Immutable;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Lowering;

/// <summary>A population that will be neurons of the chip.</summary>
sealed record LoweredPopulation
{
    public required string Name { get; init; }

    public required Shape Shape { get; init; }

    public required int FirstUnit { get; init; }

    /// <summary>Tick of a sample in which its first step is computed.</summary>
    public required int FirstTick { get; init; }

    /// <summary>Real-valued dynamics; null for a population in the integers of a chip.</summary>
    public NeuronDynamics? Dynamics { get; init; }

    /// <summary>Integer parameters of a published family; null for real-valued dynamics.</summary>
    public FixedPointModel? FixedPoint { get; init; }

    /// <summary>State variables that learning carries from sample to sample.</summary>
    public ImmutableArray<string> Keep { get; init; } = [];

    /// <summary>
    /// [neurons] unit whose spikes each neuron repeats; empty for every other population. Neurons that repeat one unit are neighbours, and are kept on one core as far
    /// as one holds them: the unit then has one destination.
    /// </summary>
    public ImmutableArray<int> Copies { get; init; } = [];

    public int Count => Shape.Count;
}
