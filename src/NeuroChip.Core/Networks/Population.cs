using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Core.Networks;

/// <summary>Neurons of one model and, parameter by parameter, of one or of individual values.</summary>
public sealed record Population
{
    /// <summary>Unique in the network; may contain dots and slashes.</summary>
    public required string Name { get; init; }

    public required Shape Shape { get; init; }

    public required NeuronModel Model { get; init; }

    /// <summary>State variables of the chip's neurons that a run which learns carries from sample to sample, by the family's names.</summary>
    public ImmutableArray<KeptName> Keep { get; init; } = [];

    /// <summary>Where the user wrote it.</summary>
    public SourceLocation Location { get; init; } = SourceLocation.None;

    public int Size => Shape.Count;

    public bool IsInput => Model is InputModel;
}
