using System.Collections.Immutable;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>The cores of the mesh that a search may use, and what a message costs from one to another.</summary>
sealed class PlaceMap
{
    readonly MeshSpec _mesh;
    readonly ImmutableArray<int> _cores;
    readonly double[] _way;
    readonly TreeWays? _ways;

    /// <param name="mesh">The chip's.</param>
    /// <param name="cores">Physical numbers of the places.</param>
    /// <param name="cost">What ways cost.</param>
    public PlaceMap(MeshSpec mesh, ImmutableArray<int> cores, CostModel cost)
    {
        (_mesh, _cores, Cost) = (mesh, cores, cost);
        _way = new double[(long)Places * Places];
        for (var from = 0; from < Places; from++)
        {
            for (var to = 0; to < Places; to++)
            {
                var (dx, dy) = mesh.Hops(cores[from], cores[to]);
                _way[(from * Places) + to] = from == to ? 0 : cost.Of(dx, dy);
            }
        }

        _ways = cost.Tree > 0 ? new TreeWays(mesh, cores) : null;
    }

    public CostModel Cost { get; }

    public int Places => _cores.Length;

    /// <summary>Links without messages; null where their load costs nothing.</summary>
    public LinkLoads? NewLoads() => Cost.Congestion > 0 ? new LinkLoads(_mesh) : null;

    /// <summary>Physical number of a place.</summary>
    public int CoreNumber(int place) => _cores[place];

    /// <summary>Place of a physical core; −1 where it may not be used.</summary>
    public int PlaceOf(int core) => _cores.IndexOf(core);

    /// <summary>The ways between the places, which only a cost of trees needs.</summary>
    /// <exception cref="InvalidOperationException">Trees cost nothing here.</exception>
    public TreeWays Ways => _ways ?? throw new InvalidOperationException("Trees cost nothing on this map.");

    public double Way(int from, int to) => _way[(from * Places) + to];
}
