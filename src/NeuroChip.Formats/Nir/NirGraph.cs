using System.Collections.Immutable;

namespace NeuroChip.Formats.Nir;

/// <summary>
/// What a .nir file holds, without loss: nodes with their parameters bit for bit, edges in their order, metadata. Also the form of a nested graph.
/// </summary>
public sealed record NirGraph
{
    /// <summary>The file as the user named it, for messages; empty for a graph made in memory. Not written.</summary>
    public string Source { get; init; } = "";

    /// <summary>Version of the library that wrote the file; null where absent, and in nested graphs.</summary>
    public string? Version { get; init; }

    /// <summary>In byte order of their names when read from a file; the order has no meaning.</summary>
    public required ImmutableArray<NirNode> Nodes { get; init; }

    /// <summary>In the order of the file; duplicates are kept.</summary>
    public required ImmutableArray<NirEdge> Edges { get; init; }

    /// <summary>Values beside type, nodes, edges and metadata, which the format does not define.</summary>
    public ImmutableSortedDictionary<string, NirValue> Parameters { get; init; } = NirGroup.Empty.Members;

    /// <summary>Free remarks about the graph; null where the file has none.</summary>
    public NirGroup? Metadata { get; init; }
}
