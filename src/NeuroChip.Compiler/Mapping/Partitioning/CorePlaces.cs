using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>Cores on places of the mesh, and what their messages cost; places may be empty.</summary>
sealed class CorePlaces
{
    const int Empty = -1;

    readonly CoreTraffic _traffic;
    readonly MeshSpec _mesh;
    readonly CostModel _cost;
    readonly int[] _numbers;
    readonly int[] _placeOf;
    readonly int[] _coreAt;

    /// <param name="traffic">Messages between the cores.</param>
    /// <param name="mesh">The chip's.</param>
    /// <param name="cost">Its linear part counts.</param>
    /// <param name="numbers">Physical number of each place; the first cores start on the first places.</param>
    public CorePlaces(CoreTraffic traffic, MeshSpec mesh, CostModel cost, int[] numbers)
    {
        (_traffic, _mesh, _cost, _numbers) = (traffic, mesh, cost, numbers);
        _placeOf = [.. Enumerable.Range(0, traffic.Cores)];
        _coreAt = [.. Enumerable.Range(0, numbers.Length).Select(place => place < traffic.Cores ? place : Empty)];
    }

    public int Places => _numbers.Length;

    public int PlaceOf(int core) => _placeOf[core];

    /// <summary>Physical number of a core.</summary>
    public int NumberOf(int core) => _numbers[_placeOf[core]];

    /// <summary>Cost of all messages.</summary>
    public double Cost()
    {
        var cost = 0.0;
        for (var core = 0; core < _traffic.Cores; core++)
        {
            cost += CostOf(core, Empty);
        }

        // Every message was counted at both of its ends.
        return cost / 2;
    }

    /// <summary>Exchanges what is on two places; doing it again takes it back. Returns the change of cost.</summary>
    public double Exchange(int a, int b)
    {
        var before = CostOf(_coreAt[a], Empty) + CostOf(_coreAt[b], _coreAt[a]);
        (_coreAt[a], _coreAt[b]) = (_coreAt[b], _coreAt[a]);
        Settle(a);
        Settle(b);
        return CostOf(_coreAt[a], Empty) + CostOf(_coreAt[b], _coreAt[a]) - before;
    }

    void Settle(int place)
    {
        if (_coreAt[place] >= 0)
        {
            _placeOf[_coreAt[place]] = place;
        }
    }

    double CostOf(int core, int except)
    {
        var cost = 0.0;
        if (core == Empty)
        {
            return cost;
        }

        var row = _traffic.Of(core);
        for (var i = 0; i < row.Partners.Length; i++)
        {
            if (row.Partners[i] != except)
            {
                var (dx, dy) = _mesh.Hops(NumberOf(core), NumberOf(row.Partners[i]));
                cost += row.Messages[i] * _cost.Of(dx, dy);
            }
        }

        return cost;
    }
}
