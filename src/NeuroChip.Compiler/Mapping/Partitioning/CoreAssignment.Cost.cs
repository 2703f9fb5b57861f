namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>The messages between cores, and what they cost from place to place.</summary>
sealed partial class CoreAssignment
{
    // How many estimates take the time of one move.
    const int EstimatesPerMove = 2;

    readonly PlaceMap _mesh;
    readonly double[] _traffic;
    readonly double[] _work;
    readonly bool _countsWays;
    readonly LinkLoads? _loads;
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
            cost += _trees is null ? 0 : TreeCost(net, _trees.LinksOf(net));
        }

        return _cost = cost + (_mesh.Cost.Congestion * (_loads?.Squares ?? 0));
    }

    /// <summary>False where loads count, whose change cannot be told without moving.</summary>
    public bool CanEstimate => _mesh.Cost is { Balance: 0, Congestion: 0 };

    /// <summary>
    /// What a move would change, without moving: cheaper by far, so most moves are refused by it. Exact but for nets that reach the node in several ways; reading axons is left out.
    /// </summary>
    public double Estimate(int node, int to)
    {
        var (from, change) = (_coreOf[node], 0.0);
        for (var pin = _nodes.PinStart[node]; pin < _nodes.PinStart[node + 1]; pin++)
        {
            var list = _nodes.PinList[pin];
            var net = _graph.NetOfAxon[_graph.AxonOfList[list]];
            var arrives = !IsPresent(net, to);
            var leaves = _listEntries[((long)list * Cores) + from] == _nodes.PinEntries[pin] && IsOnlyList(list, net, from);
            change += _countsWays ? _graph.Rate[net] * ((arrives ? ArrivalCost(net, to) : 0) - (leaves ? ArrivalCost(net, from) : 0)) : 0;
            change += _trees is null ? 0 : EstimateTree(_trees, net, leaves ? from : -1, arrives ? to : -1);
        }

        foreach (var net in _nodes.NetsOf(node))
        {
            for (var core = _countsWays ? NextArrival(net, -1) : -1; core >= 0; core = NextArrival(net, core))
            {
                change += _graph.Rate[net] * (_mesh.Way(_placeOf[to], _placeOf[core]) - _mesh.Way(_placeOf[from], _placeOf[core]));
            }

            change += _trees is null ? 0 : EstimateTree(_trees, net, to);
        }

        Touched += 1 + ((_nodes.PinStart[node + 1] - _nodes.PinStart[node]) / EstimatesPerMove);
        return change;
    }

    double ArrivalCost(int net, int core)
    {
        var home = _homeOfNet[net];
        return home >= 0 ? _mesh.Way(_placeOf[home], _placeOf[core]) : home == InputHome ? _mesh.Cost.Input : 0;
    }

    bool IsPresent(int net, int core) => (_present[(net * _words) + (core >> 6)] >> (core & 63) & 1) != 0;

    bool IsOnlyList(int list, int net, int core) =>
        (_oneListPerAxon || _axonLists[((long)_graph.AxonOfList[list] * Cores) + core] == 1)
        && (_oneAxonPerNet || _netAxons[((long)net * Cores) + core] == 1);

    /// <summary>What exchanging the places of two cores would change; to be asked only where <see cref="CanEstimate"/>.</summary>
    public double EstimateExchange(int a, int b)
    {
        var before = CostOfWays(a, b);
        Swap(a, b);
        var change = CostOfWays(a, b) - before + (_trees is null ? 0 : EstimateTreesThrough(_trees, a, b));
        Swap(a, b);
        Touched += 2 * Cores;
        return change;
    }

    /// <summary>Exchanges the places of two cores with everything on them.</summary>
    public void ExchangePlaces(int a, int b)
    {
        ChangeWays(a, b, -1);
        Swap(a, b);
        ChangeWays(a, b, 1);
        if (_trees is not null)
        {
            GrowTreesThrough(_trees, a, b);
        }

        Touched += 2 * Cores;
    }

    void Swap(int a, int b)
    {
        (_placeOf[a], _placeOf[b]) = (_placeOf[b], _placeOf[a]);
        (_coreAt[_placeOf[a]], _coreAt[_placeOf[b]]) = (a, b);
    }

    // All ways from and to either core, the two between them once.
    double CostOfWays(int a, int b)
    {
        var cost = 0.0;
        for (var other = 0; _countsWays && other < Cores; other++)
        {
            cost += CostOfWay(a, other) + CostOfWay(b, other);
            cost += other == a || other == b ? 0 : CostOfWay(other, a) + CostOfWay(other, b);
        }

        return cost;
    }

    double CostOfWay(int from, int to) => _traffic[(from * Cores) + to] * _mesh.Way(_placeOf[from], _placeOf[to]);

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
        if (_loads is not null)
        {
            _cost += _mesh.Cost.Congestion * _loads.Add(_mesh.CoreNumber(start), _mesh.CoreNumber(end), messages);
        }
    }

    void AddWork(int core, double work)
    {
        var before = _work[core];
        _work[core] = before + work;
        _cost += _mesh.Cost.Balance * ((_work[core] * _work[core]) - (before * before));
    }
}
