namespace NeuroChip.Core.Networks.Stages;

/// <summary>
/// Restricts random pairs to a window around the same relative position: along every axis, source s of n faces target
/// floor((2s+1)·m / 2n) of m, and candidates lie at most a radius away from it.
/// </summary>
/// <param name="Radii">[axes], in elements of the population that is chosen from; 0 or more.</param>
/// <param name="Wrap">True: the axes are rings (a torus in two dimensions). False: windows are cut at the border.</param>
public sealed record RandomNeighbourhood(Shape Radii, bool Wrap)
{
    /// <summary>The candidates along one axis, for a position among <paramref name="from"/> that chooses among <paramref name="to"/>.</summary>
    internal Interval Along(int axis, int position, int from, int to)
    {
        var centre = (((2L * position) + 1) * to) / (2L * from);
        long radius = Radii[axis];
        if (!Wrap)
        {
            var first = Math.Max(0, centre - radius);
            return new Interval((int)first, (int)(Math.Min(to - 1, centre + radius) - first + 1), to);
        }

        return (2 * radius) + 1 >= to
            ? new Interval(0, to, to)
            : new Interval((int)((centre - radius + to) % to), (int)((2 * radius) + 1), to);
    }

    /// <summary>A run of positions on an axis, possibly past its end and on from 0.</summary>
    internal readonly record struct Interval(int First, int Length, int AxisLength)
    {
        int Wrapped => Math.Max(0, First + Length - AxisLength);

        /// <summary>The position of the given rank in ascending order.</summary>
        public int this[int rank] => rank < Wrapped ? rank : First + rank - Wrapped;

        /// <summary>Inverse of the indexer; −1 for a position outside.</summary>
        public int RankOf(int position) =>
            position < Wrapped ? position
            : position >= First && position < First + Length ? position - First + Wrapped
            : -1;
    }
}
