using System.Collections.Immutable;
using NeuroChip.Compiler.Traffic;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>The cores of the mesh that a search may use, and what a message costs from one to another.</summary>
sealed class PlaceMap
{
    readonly MeshSpec _mesh;
    readonly ImmutableArray<int> _cores;
    readonly double[] _way;

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
    }

    public CostModel Cost { get; }

    public int Places => _cores.Length;

    public int Links => Cost.Congestion > 0 ? Routes.LinksOf(_mesh) : 0;

    /// <summary>Physical number of a place.</summary>
    public int CoreNumber(int place) => _cores[place];

    /// <summary>Place of a physical core; −1 where it may not be used.</summary>
    public int PlaceOf(int core) => _cores.IndexOf(core);

    public double Way(int from, int to) => _way[(from * Places) + to];

    /// <summary>Adds messages to every link of a way; returns by how much the sum of the squared loads grew.</summary>
    public double AddLoad(double[] load, int from, int to, double messages)
    {
        var grown = 0.0;
        foreach (var link in Routes.Between(_mesh, _cores[from], _cores[to]))
        {
            var before = load[link];
            load[link] = before + messages;
            grown += (load[link] * load[link]) - (before * before);
        }

        return grown;
    }
}
