using System.Collections.Immutable;
using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>From places of nodes back to neurons and synapses of cores.</summary>
sealed class PlacementWriter(LoweredNetwork network, SynapseHypergraph graph)
{
    /// <param name="places">[nodes].</param>
    /// <param name="map">Numbers of the cores at these places.</param>
    public Placement Write(int[] places, PlaceMap map)
    {
        var cores = Enumerable.Range(0, places.Length)
            .GroupBy(node => map.CoreNumber(places[node]))
            .OrderBy(group => group.Key)
            .Select(group => Core(group.Key, [.. group]));
        return new Placement([.. cores]);
    }

    CorePlacement Core(int number, int[] nodes)
    {
        var free = graph.Nodes.Count - graph.Split.Length;
        if (nodes[0] >= free)
        {
            return graph.Split[nodes[0] - free] with { Core = number };
        }

        var units = nodes.SelectMany(node => graph.Units[node]).Order().ToImmutableArray();
        var patches = units.GroupBy(network.PopulationOf).Select(group => new SynapsePatch(group.Key, [.. group], default));
        return new CorePlacement(number, units, [.. patches]);
    }
}
