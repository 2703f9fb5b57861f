using System.Collections.Immutable;
using NeuroChip.Compiler.Lowering.Chip;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler;

/// <summary>How much of a resource one core uses.</summary>
/// <param name="Core">Core number on the mesh.</param>
/// <param name="Resource">"neurons", "input axons" …</param>
/// <param name="Limit">Null where the profile publishes none.</param>
public sealed record CoreUtilisation(int Core, string Resource, long Used, long? Limit);

/// <summary>What quantization did to the weights of one projection.</summary>
/// <param name="RelativeError">Root mean square of the weight errors, divided by that of the weights; 0 where there are none.</param>
/// <param name="Saturated">Weights beyond the largest code.</param>
/// <param name="Vanished">Nonzero weights that became 0.</param>
public sealed record LayerError(string Projection, int Synapses, double RelativeError, int Saturated, int Vanished);

/// <summary>What the compiler did, for the report.</summary>
public sealed record CompileReport
{
    /// <summary>Passes in the order in which they ran.</summary>
    public required ImmutableArray<string> Passes { get; init; }

    /// <summary>By core, then resource.</summary>
    public required ImmutableArray<CoreUtilisation> Utilisation { get; init; }

    public required ImmutableArray<ConversionRow> Conversions { get; init; }

    public required ImmutableArray<LayerError> LayerErrors { get; init; }

    /// <summary>Populations that the network does not have, in the order in which they were added.</summary>
    public ImmutableArray<InsertedPopulation> Inserted { get; init; } = [];

    /// <summary>Null where neurons were placed in order because nothing else was asked for.</summary>
    public MappingReport? Mapping { get; init; }
}
