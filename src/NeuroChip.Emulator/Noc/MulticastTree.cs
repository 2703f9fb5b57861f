using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Noc;

/// <summary>The routes from one tile to several cores, laid over each other: a packet is copied where they part.</summary>
public sealed class MulticastTree
{
    readonly List<List<Branch>> _nodes = [];

    /// <param name="yFirst">Routes go along y before x.</param>
    public MulticastTree(TileMesh mesh, int fromTile, IEnumerable<int> toCores, bool yFirst)
    {
        var nodeOf = new Dictionary<int, int> { [fromTile] = NewNode() };
        foreach (var core in toCores)
        {
            var node = nodeOf[fromTile];
            var walk = new RouteWalk(mesh, fromTile, mesh.TileOf(core), yFirst);
            while (walk.MoveNext())
            {
                // Dimension-ordered routes from one tile form a tree: a tile is always entered from the same side.
                if (!nodeOf.TryGetValue(walk.Tile, out var next))
                {
                    next = nodeOf[walk.Tile] = NewNode();
                    _nodes[node].Add(new((LinkSide)(walk.Link % LinkTally.Sides), next, -1));
                    Links++;
                }

                node = next;
            }

            _nodes[node].Add(new(default, -1, core));
            Cores++;
        }
    }

    /// <summary>Cores that it leads to.</summary>
    public int Cores { get; }

    /// <summary>Links that it crosses.</summary>
    public int Links { get; }

    /// <param name="node">0 at the source.</param>
    internal IReadOnlyList<Branch> BranchesOf(int node) => _nodes[node];

    int NewNode()
    {
        _nodes.Add([]);
        return _nodes.Count - 1;
    }

    /// <summary>One way out of a router of the tree.</summary>
    /// <param name="Node">Node that it leads to; −1: it ends at a core here.</param>
    internal readonly record struct Branch(LinkSide Side, int Node, int ToCore);
}
