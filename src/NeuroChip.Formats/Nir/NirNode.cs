using System.Collections.Immutable;

namespace NeuroChip.Formats.Nir;

/// <summary>One node as the file has it; nothing is checked or completed.</summary>
public sealed record NirNode
{
    /// <summary>Name of the node type of a nested graph.</summary>
    public const string GraphType = "NIRGraph";

    public required string Name { get; init; }

    /// <summary>The primitive, for example "Affine"; may be unknown.</summary>
    public required string Type { get; init; }

    /// <summary>Everything but type, metadata, and a nested graph's nodes and edges; names in byte order.</summary>
    public ImmutableSortedDictionary<string, NirValue> Parameters { get; init; } = NirGroup.Empty.Members;

    /// <summary>Free remarks; null where the file has none.</summary>
    public NirGroup? Metadata { get; init; }

    /// <summary>The nested graph of a node of type NIRGraph; otherwise null.</summary>
    public NirGraph? Graph { get; init; }

    public NirNode With(string parameter, NirValue value) => this with { Parameters = Parameters.SetItem(parameter, value) };
}
