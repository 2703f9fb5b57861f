using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>The in-order mapping as an assignment of the hypergraph's nodes.</summary>
sealed class Baseline
{
    readonly int[] _coreOfNode;
    readonly Placement _inOrder;

    public Baseline(SynapseHypergraph graph, Placement inOrder)
    {
        _inOrder = inOrder;
        var coreOfUnit = new Dictionary<int, int>();
        foreach (var core in inOrder.Cores)
        {
            foreach (var unit in core.Neurons)
            {
                coreOfUnit[unit] = core.Core;
            }
        }

        var free = graph.Nodes.Count - graph.Split.Length;
        _coreOfNode = [.. Enumerable.Range(0, graph.Nodes.Count).Select(node =>
            node < free ? coreOfUnit[graph.Units[node][0]] : graph.Split[node - free].Core)];
    }

    /// <summary>Its cost on its own cores.</summary>
    public double CostOn(SynapseHypergraph graph, CoreLimits limits, int destinations, MeshSpec mesh, CostModel cost)
    {
        var map = new PlaceMap(mesh, [.. _inOrder.Cores.Select(core => core.Core)], cost);
        var state = new CoreAssignment(graph, limits, destinations, map);
        FirstFit.Apply(state, graph.Nodes, _coreOfNode);
        return state.ExactCost();
    }

    /// <summary>The same sets of neurons on places of a map, first come first placed; null where the map has too few.</summary>
    public int[]? Places(PlaceMap map) => _inOrder.Cores.Length <= map.Places ? _coreOfNode : null;
}
