using System.Collections.Immutable;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>A mapped network with its stimulus, as read from a case file; consistent.</summary>
sealed record MultiCoreCase
{
    public required string Name { get; init; }

    public required MultiCoreChip Chip { get; init; }

    public required ISomaModel Model { get; init; }

    public required int Steps { get; init; }

    /// <summary>[neurons] core of each.</summary>
    public required ImmutableArray<int> CoreOf { get; init; }

    /// <summary>[neurons].</summary>
    public required ImmutableArray<NeuronParameters> Parameters { get; init; }

    public required SynapseTable Synapses { get; init; }

    /// <summary>Steps at which a source fires, by neuron; whatever is not listed is no source.</summary>
    public required ImmutableDictionary<int, ImmutableHashSet<int>> Inputs { get; init; }
}
