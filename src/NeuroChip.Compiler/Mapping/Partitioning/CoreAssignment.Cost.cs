namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>The messages between cores, and what they cost from place to place.</summary>
sealed partial class CoreAssignment
{
    readonly PlaceMap _mesh;
    readonly double[] _traffic;
    readonly double[] _work;
    readonly double[] _linkLoad;
    readonly int[] _placeOf;
    readonly int[] _coreAt;
    double _cost;

    /// <summary>Kept up move by move, so with rounding errors; <see cref="ExactCost"/> adds it up anew.</summary>
    public double Cost => _cost;

    /// <summary>Index of the core's place among those of the map.</summary>
    public int PlaceOf(int core) => _placeOf[core];

    public int CoreAt(int place) => _coreAt[place];

    /// <summary>Cost of everything, added up in a fixed order.</summary>
    public double ExactCost()
    {
        var cost = 0.0;
        for (var from = 0; from < Cores; from++)
        {
            cost += _mesh.Cost.Balance * _work[from] * _work[from];
            for (var to = 0; to < Cores; to++)
            {
                cost += _traffic[(from * Cores) + to] * _mesh.Way(_placeOf[from], _placeOf[to]);
            }
        }

        for (var net = 0; net < _graph.Nets; net++)
        {
            cost += _graph.Rate[net] * ((_graph.IsInput(net) ? _mesh.Cost.Input * _coresFed[net] : 0) + (_mesh.Cost.AxonRead * _axonsFed[net]));
        }

        foreach (var load in _linkLoad)
        {
            cost += _mesh.Cost.Congestion * load * load;
        }

        return _cost = cost;
    }

    /// <summary>Exchanges the places of two cores with everything on them.</summary>
    public void ExchangePlaces(int a, int b)
    {
        ChangeWays(a, b, -1);
        (_placeOf[a], _placeOf[b]) = (_placeOf[b], _placeOf[a]);
        (_coreAt[_placeOf[a]], _coreAt[_placeOf[b]]) = (a, b);
        ChangeWays(a, b, 1);
        Touched += 2 * Cores;
    }

    // All ways from and to either core, the two between them once.
    void ChangeWays(int a, int b, int sign)
    {
        for (var other = 0; other < Cores; other++)
        {
            Pay(a, other, sign * _traffic[(a * Cores) + other]);
            Pay(b, other, sign * _traffic[(b * Cores) + other]);
            if (other != a && other != b)
            {
                Pay(other, a, sign * _traffic[(other * Cores) + a]);
                Pay(other, b, sign * _traffic[(other * Cores) + b]);
            }
        }
    }

    void AddTraffic(int from, int to, double messages)
    {
        if (from != to)
        {
            _traffic[(from * Cores) + to] += messages;
            Pay(from, to, messages);
        }
    }

    void Pay(int from, int to, double messages)
    {
        if (messages == 0)
        {
            return;
        }

        var (start, end) = (_placeOf[from], _placeOf[to]);
        _cost += messages * _mesh.Way(start, end);
        if (_mesh.Cost.Congestion > 0)
        {
            _cost += _mesh.Cost.Congestion * _mesh.AddLoad(_linkLoad, start, end, messages);
        }
    }

    void AddWork(int core, double work)
    {
        var before = _work[core];
        _work[core] = before + work;
        _cost += _mesh.Cost.Balance * ((_work[core] * _work[core]) - (before * before));
    }
}
