using NeuroChip.Compiler.Traffic;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>Messages over every link of a mesh, numbered as in <see cref="Routes"/>.</summary>
sealed class LinkLoads(MeshSpec mesh)
{
    readonly double[] _load = new double[Routes.LinksOf(mesh)];

    /// <summary>Sum of the squares, which falls as load spreads.</summary>
    public double Squares => _load.Sum(load => load * load);

    /// <summary>Adds messages to every link of the way between two physical cores; returns by how much the sum of squares grew.</summary>
    public double Add(int from, int to, double messages)
    {
        var grown = 0.0;
        foreach (var link in Routes.Between(mesh, from, to))
        {
            var before = _load[link];
            _load[link] = before + messages;
            grown += (_load[link] * _load[link]) - (before * before);
        }

        return grown;
    }
}
