using System.Collections.Immutable;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Quantization;

/// <summary>Integers and their scales, in the order of the lowered network.</summary>
sealed record QuantizedNetwork
{
    public required ImmutableArray<QuantizedPopulation> Populations { get; init; }

    public required ImmutableArray<QuantizedProjection> Projections { get; init; }

    public required ImmutableArray<ConversionRow> Conversions { get; init; }

    public required ImmutableArray<LayerError> LayerErrors { get; init; }
}

/// <param name="Parameters">By the names of the family.</param>
/// <param name="StateScale">Real value of one unit of the membrane: one, or one per neuron.</param>
sealed record QuantizedPopulation(
    string Family, ImmutableSortedDictionary<string, ParameterCodes> Parameters, ImmutableArray<double> StateScale);

/// <param name="Codes">[synapses], in the order of the lowered projection's list.</param>
/// <param name="Port">Input channel of the target neurons.</param>
/// <param name="CodeScale">What a code of 1 adds to the membrane, in real units: one, or one per target neuron.</param>
sealed record QuantizedProjection(
    short[] Codes, int Exponent, int WeightBits, WeightSignMode SignMode, ImmutableArray<double> CodeScale, int Port = 0);
