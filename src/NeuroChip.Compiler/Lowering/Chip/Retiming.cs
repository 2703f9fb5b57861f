namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>
/// Delays and first ticks after ticks were put into some projections. A population is computed Shift ticks later than before, the fewest that leave no synapse with a
/// negative delay: what waits anyway (for a longer path, or because the network says so) waits less instead. Every spike then acts in the same step as before.
/// </summary>
sealed class Retiming
{
    readonly LoweredNetwork _network;
    readonly Func<int, int> _extra;
    readonly int[] _shift;

    Retiming(LoweredNetwork network, Func<int, int> extra)
    {
        _network = network;
        _extra = extra;
        _shift = new int[network.Populations.Length];
    }

    /// <summary>Null where a projection on a cycle would need a negative delay; then <paramref name="stuck"/> is one of them.</summary>
    /// <param name="network">Before the change.</param>
    /// <param name="extra">Ticks put into each projection, by its index.</param>
    /// <param name="stuck">Index of a projection on the cycle; −1 where there is none.</param>
    public static Retiming? Of(LoweredNetwork network, Func<int, int> extra, out int stuck)
    {
        var retiming = new Retiming(network, extra);
        stuck = retiming.Relax();
        return stuck < 0 ? retiming : null;
    }

    /// <summary>Ticks by which a population is computed later.</summary>
    public int Shift(int population) => _shift[population];

    /// <summary>What is added to every delay of a projection, or of the last part of the way that replaces it; may be negative.</summary>
    public int Change(int projection) =>
        _shift[_network.Projections[projection].Target] - ShiftOfSource(projection) - _extra(projection);

    // Longest paths; what still changes after as many rounds as there are populations is on a cycle, or behind one.
    int Relax()
    {
        var raisedBy = new int[_shift.Length];
        var least = Enumerable.Range(0, _network.Projections.Length).Select(LeastDelay).ToArray();
        var stuck = -1;
        for (var round = 0; round <= _network.Populations.Length; round++)
        {
            stuck = -1;
            for (var p = 0; p < least.Length; p++)
            {
                ref var target = ref _shift[_network.Projections[p].Target];
                var needed = ShiftOfSource(p) + _extra(p) - least[p];
                if (needed > target)
                {
                    target = needed;
                    raisedBy[_network.Projections[p].Target] = stuck = p;
                }
            }

            if (stuck < 0)
            {
                return stuck;
            }
        }

        // Back from it, by what raised each population, until the cycle is surely reached.
        for (var step = 0; step < _shift.Length; step++)
        {
            stuck = raisedBy[_network.SourceOf(_network.Projections[stuck])];
        }

        return stuck;
    }

    int ShiftOfSource(int projection)
    {
        var source = _network.SourceOf(_network.Projections[projection]);
        return source < 0 ? 0 : _shift[source];
    }

    // Without synapses nothing has to arrive in time.
    int LeastDelay(int projection)
    {
        var delays = _network.Projections[projection].Synapses.Delays;
        return delays.Length == 0 ? byte.MaxValue : delays.Min();
    }
}
