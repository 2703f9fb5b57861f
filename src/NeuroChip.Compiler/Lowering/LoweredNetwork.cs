using System.Collections.Immutable;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Lowering;

/// <summary>
/// The network as the chip sees it, still in real numbers: numbered units, neurons in normal form, plain synapses, pipeline depths.
/// Units are numbered as in the image: inputs first, then the neurons of each population.
/// </summary>
sealed record LoweredNetwork
{
    public required string Name { get; init; }

    public required double Dt { get; init; }

    public required ImmutableArray<LoweredInput> Inputs { get; init; }

    public required ImmutableArray<LoweredPopulation> Populations { get; init; }

    public required ImmutableArray<LoweredProjection> Projections { get; init; }

    /// <summary>Indices of the populations that are read.</summary>
    public required ImmutableArray<int> Outputs { get; init; }

    public int InputUnits => Inputs.Sum(input => input.Shape.Count);

    public int Units => InputUnits + Populations.Sum(population => population.Count);

    public long Synapses => Projections.Sum(projection => (long)projection.Synapses.Count);

    /// <summary>Index of the population that a projection starts in; −1 for an input.</summary>
    public int SourceOf(LoweredProjection projection) => projection.SourceFirstUnit < InputUnits ? -1 : PopulationOf(projection.SourceFirstUnit);

    /// <summary>Index of the population of a neuron's unit; a search by halves over first units, where empty populations share theirs with the next.</summary>
    public int PopulationOf(int unit)
    {
        var (low, high) = (0, Populations.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Populations[middle].FirstUnit <= unit ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}

/// <param name="Coding">How its values reach the chip; the scale is already part of the weights.</param>
sealed record LoweredInput(string Name, Shape Shape, int FirstUnit, InputCoding Coding);
