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
    readonly LinkLoads? _loads;

    /// <param name="traffic">Messages between the cores.</param>
    /// <param name="mesh">The chip's.</param>
    /// <param name="cost">Ways and loads count.</param>
    /// <param name="numbers">Physical number of each place; the first cores start on the first places.</param>
    public CorePlaces(CoreTraffic traffic, MeshSpec mesh, CostModel cost, int[] numbers)
    {
        (_traffic, _mesh, _cost, _numbers) = (traffic, mesh, cost, numbers);
        _placeOf = [.. Enumerable.Range(0, traffic.Cores)];
        _coreAt = [.. Enumerable.Range(0, numbers.Length).Select(place => place < traffic.Cores ? place : Empty)];
        _loads = cost.Congestion > 0 ? LoadsOf(mesh) : null;
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
            cost += CostOfWays(core, Empty);
        }

        // Every message was counted at both of its ends.
        return (cost / 2) + (_cost.Congestion * (_loads?.Squares ?? 0));
    }

    /// <summary>Exchanges what is on two places; doing it again takes it back. Returns the change of cost.</summary>
    public double Exchange(int a, int b)
    {
        var (first, second) = (_coreAt[a], _coreAt[b]);
        var change = -CostOfWays(first, Empty) - CostOfWays(second, first) + Load(first, Empty, -1) + Load(second, first, -1);
        (_coreAt[a], _coreAt[b]) = (second, first);
        Settle(a);
        Settle(b);
        return change + CostOfWays(first, Empty) + CostOfWays(second, first) + Load(first, Empty, 1) + Load(second, first, 1);
    }

    void Settle(int place)
    {
        if (_coreAt[place] >= 0)
        {
            _placeOf[_coreAt[place]] = place;
        }
    }

    double CostOfWays(int core, int except)
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
                cost += (row.Sent[i] + row.Received[i]) * _cost.Of(dx, dy);
            }
        }

        return cost;
    }

    // Puts the messages of a core on their links, or takes them off; what that adds to the cost of loads.
    double Load(int core, int except, int sign)
    {
        if (_loads is null || core == Empty)
        {
            return 0;
        }

        var row = _traffic.Of(core);
        var grown = 0.0;
        for (var i = 0; i < row.Partners.Length; i++)
        {
            if (row.Partners[i] != except)
            {
                var (here, there) = (NumberOf(core), NumberOf(row.Partners[i]));
                grown += _loads.Add(here, there, sign * row.Sent[i]) + _loads.Add(there, here, sign * row.Received[i]);
            }
        }

        return _cost.Congestion * grown;
    }

    // Every message once: from its sender.
    LinkLoads LoadsOf(MeshSpec mesh)
    {
        var loads = new LinkLoads(mesh);
        for (var core = 0; core < _traffic.Cores; core++)
        {
            var row = _traffic.Of(core);
            for (var i = 0; i < row.Partners.Length; i++)
            {
                loads.Add(NumberOf(core), NumberOf(row.Partners[i]), row.Sent[i]);
            }
        }

        return loads;
    }
}
