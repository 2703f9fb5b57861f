using System.Collections.Immutable;

namespace NeuroChip.Core.Networks;

/// <summary>A spiking network as its author means it: real numbers, no hardware.</summary>
public sealed record NetworkGraph
{
    public required string Name { get; init; }

    public required Discretization Discretization { get; init; }

    /// <summary>Inputs first; otherwise in the order of the file.</summary>
    public required ImmutableArray<Population> Populations { get; init; }

    public required ImmutableArray<Projection> Projections { get; init; }

    /// <summary>Names of the populations that are read, in port order.</summary>
    public required ImmutableArray<string> Outputs { get; init; }

    public Population this[string name] =>
        Populations.FirstOrDefault(p => p.Name == name) ?? throw new KeyNotFoundException($"no population '{name}'");

    public IEnumerable<Population> Inputs => Populations.Where(p => p.IsInput);
}
