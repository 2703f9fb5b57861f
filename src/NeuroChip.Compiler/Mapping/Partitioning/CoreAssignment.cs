namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>
/// Which core every node is on, with everything that follows from it kept up to date move by move: budgets of every core, messages between cores, cost. Cores are
/// numbered twice: as sets of nodes ("cores" here, whose tables never move) and as places on the mesh, so that exchanging two places costs nothing but its messages.
/// </summary>
sealed partial class CoreAssignment
{
    const int InputHome = -1;
    const int NoHome = -2;

    // Bits of short lists, by width of a weight and entries: they are asked for in every move.
    const int SmallList = 64;
    const int WeightWidths = 33;

    readonly SynapseHypergraph _graph;
    readonly CoreLimits _limits;
    readonly long[] _limitVector;
    readonly bool _countsBits;
    readonly int _destinationLimit;
    readonly bool _oneListPerAxon;
    readonly bool _oneAxonPerNet;
    readonly int[] _listEntries;
    readonly int[] _axonLists;
    readonly int[] _netAxons;
    readonly ulong[] _present;
    readonly int _words;
    readonly int[] _homeOfNet;
    readonly int[] _axonsFed;
    readonly int[] _coresFed;
    readonly int[] _configurationNodes;
    readonly int[] _memberNodes;
    readonly int[] _membersOn;
    readonly long[] _usage;
    readonly int[] _exclusiveNodes;
    readonly int[] _nodesOn;
    readonly long[] _bitsOfList;
    NodeSet _nodes;
    int[] _coreOf;
    long _sharedTwice;

    /// <param name="graph">The network.</param>
    /// <param name="limits">Budgets of a core.</param>
    /// <param name="destinations">Cores that one neuron may send to.</param>
    /// <param name="mesh">Places that may be used, and what ways between them cost.</param>
    public CoreAssignment(SynapseHypergraph graph, CoreLimits limits, int destinations, PlaceMap mesh)
    {
        (_graph, _limits, _destinationLimit, _mesh) = (graph, limits, destinations, mesh);
        _limitVector = limits.Vector.ToArray();
        _countsWays = mesh.Cost.CountsWays;
        _countsBits = limits.SynapseBits < long.MaxValue;
        _bitsOfList = [.. Enumerable.Range(0, SmallList * WeightWidths).Select(i => limits.ListBits(i % SmallList, i / SmallList))];
        Cores = mesh.Places;
        _words = (Cores + 63) / 64;
        _oneListPerAxon = graph.Lists == graph.Axons;
        _oneAxonPerNet = graph.Axons == graph.Nets;
        _listEntries = new int[(long)graph.Lists * Cores];
        _axonLists = _oneListPerAxon ? [] : new int[(long)graph.Axons * Cores];
        _netAxons = _oneAxonPerNet ? [] : new int[(long)graph.Nets * Cores];
        _present = new ulong[(long)graph.Nets * _words];
        _homeOfNet = new int[graph.Nets];
        for (var net = 0; net < graph.Nets; net++)
        {
            _homeOfNet[net] = graph.IsInput(net) ? InputHome : NoHome;
        }

        _axonsFed = new int[graph.Nets];
        _coresFed = new int[graph.Nets];
        _trees = mesh.Cost.Tree > 0 ? new NetTrees(mesh.Ways, graph.Nets) : null;
        _configurationNodes = new int[(long)graph.Configurations * Cores];
        _memberNodes = new int[(long)graph.SeparationOfMember.Length * Cores];
        _membersOn = new int[(long)graph.SeparationOfMember.Length * Cores];
        _usage = new long[Cores * CoreLimits.Resources];
        _exclusiveNodes = new int[Cores];
        _nodesOn = new int[Cores];
        _traffic = new double[(long)Cores * Cores];
        _work = new double[Cores];
        _loads = mesh.NewLoads();
        _placeOf = [.. Enumerable.Range(0, Cores)];
        _coreAt = [.. Enumerable.Range(0, Cores)];
        _nodes = graph.Nodes;
        _coreOf = new int[graph.Nodes.Count];
        Array.Fill(_coreOf, -1);
    }

    /// <summary>Entries of the largest table that a network on so many cores needs.</summary>
    public static long TableSize(SynapseHypergraph graph, int cores) => (long)graph.Lists * cores;

    public int Cores { get; }

    public NodeSet Nodes => _nodes;

    /// <summary>How far all budgets together are exceeded; 0: legal.</summary>
    public long Excess { get; private set; }

    /// <summary>Pins touched by all moves so far: the work done, on every machine the same.</summary>
    public long Touched { get; private set; }

    public int CoreOf(int node) => _coreOf[node];

    public int NodesOn(int core) => _nodesOn[core];

    public long Usage(int core, Resource resource) => _usage[(core * CoreLimits.Resources) + (int)resource];

    public bool HasRoom(int core, int neurons) => Usage(core, Resource.Neurons) + neurons <= _limits.Neurons && _exclusiveNodes[core] == 0;

    /// <summary>Cores where a net arrives, its own included, starting after <paramref name="core"/> (−1: from the start); −1 at the end.</summary>
    public int NextArrival(int net, int core)
    {
        var at = core + 1;
        var word = at >> 6;
        var first = net * _words;
        if (word >= _words)
        {
            return -1;
        }

        var bits = _present[first + word] & (ulong.MaxValue << (at & 63));
        while (bits == 0)
        {
            if (++word == _words)
            {
                return -1;
            }

            bits = _present[first + word];
        }

        return (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits);
    }

    /// <summary>Core of the source of a net; negative for inputs.</summary>
    public int HomeOf(int net) => _homeOfNet[net];

    /// <summary>From here on these are the nodes that move; each consists of, or is part of, nodes on the same core as now.</summary>
    /// <param name="nodes">Finer or coarser.</param>
    /// <param name="cores">Core of each.</param>
    public void ChangeNodes(NodeSet nodes, int[] cores)
    {
        _nodes = nodes;
        _coreOf = cores;
        Array.Clear(_nodesOn);
        Array.Clear(_exclusiveNodes);
        Array.Clear(_configurationNodes);
        Array.Clear(_memberNodes);
        Array.Clear(_membersOn);
        for (var core = 0; core < Cores; core++)
        {
            Excess -= ExcessOf(core, Resource.Configurations);
            _usage[(core * CoreLimits.Resources) + (int)Resource.Configurations] = 0;
        }

        Excess -= _sharedTwice;
        _sharedTwice = 0;
        for (var node = 0; node < nodes.Count; node++)
        {
            if (cores[node] >= 0)
            {
                Enter(node, cores[node]);
            }
        }
    }

    /// <summary>Moves a node; <paramref name="to"/> may break budgets, which <see cref="Excess"/> then tells.</summary>
    /// <param name="to">−1: nowhere.</param>
    public void Move(int node, int to)
    {
        var from = _coreOf[node];
        if (from == to)
        {
            return;
        }

        Touched += _nodes.PinStart[node + 1] - _nodes.PinStart[node] + 4;
        if (from >= 0)
        {
            Detach(node, from);
        }

        _coreOf[node] = to;
        if (to >= 0)
        {
            Attach(node, to);
        }
    }

    /// <summary>Counts a step that moved nothing.</summary>
    public void Rest() => Touched++;

    // Nets that start here have no home while their own pins move, so that nothing is paid for the way from a node to itself.
    void Detach(int node, int from)
    {
        foreach (var net in _nodes.NetsOf(node))
        {
            for (var core = NextArrival(net, -1); core >= 0; core = NextArrival(net, core))
            {
                AddTraffic(from, core, -_graph.Rate[net]);
                Touched++;
            }

            Change(from, Resource.OutputAxons, -_axonsFed[net]);
            _homeOfNet[net] = NoHome;
            if (_trees is not null)
            {
                GrowTree(_trees, net);
            }
        }

        for (var pin = _nodes.PinStart[node]; pin < _nodes.PinStart[node + 1]; pin++)
        {
            AddEntries(_nodes.PinList[pin], from, -_nodes.PinEntries[pin]);
        }

        Change(from, Resource.Neurons, -_nodes.Neurons[node]);
        Change(from, Resource.Columns, -_nodes.Columns[node]);
        AddWork(from, -_nodes.Work[node]);
        Leave(node, from);
    }

    void Attach(int node, int to)
    {
        Enter(node, to);
        AddWork(to, _nodes.Work[node]);
        Change(to, Resource.Neurons, _nodes.Neurons[node]);
        Change(to, Resource.Columns, _nodes.Columns[node]);
        for (var pin = _nodes.PinStart[node]; pin < _nodes.PinStart[node + 1]; pin++)
        {
            AddEntries(_nodes.PinList[pin], to, _nodes.PinEntries[pin]);
        }

        foreach (var net in _nodes.NetsOf(node))
        {
            _homeOfNet[net] = to;
            Change(to, Resource.OutputAxons, _axonsFed[net]);
            for (var core = NextArrival(net, -1); core >= 0; core = NextArrival(net, core))
            {
                AddTraffic(to, core, _graph.Rate[net]);
                Touched++;
            }

            if (_trees is not null)
            {
                GrowTree(_trees, net);
            }
        }
    }

    void AddEntries(int list, int core, int entries)
    {
        ref var count = ref _listEntries[((long)list * Cores) + core];
        var before = count;
        count += entries;
        if (_countsBits)
        {
            Change(core, Resource.SynapseBits, ListBits(count, list) - ListBits(before, list));
        }

        if (before == 0)
        {
            AddList(_graph.AxonOfList[list], core, 1);
        }
        else if (count == 0)
        {
            AddList(_graph.AxonOfList[list], core, -1);
        }
    }

    long ListBits(int entries, int list)
    {
        var weightBits = _graph.WeightBitsOfList[list];
        return entries < SmallList && weightBits < WeightWidths ? _bitsOfList[(weightBits * SmallList) + entries] : _limits.ListBits(entries, weightBits);
    }

    void AddList(int axon, int core, int change)
    {
        if (!_oneListPerAxon)
        {
            ref var lists = ref _axonLists[((long)axon * Cores) + core];
            lists += change;
            if (lists != (change > 0 ? 1 : 0))
            {
                return;
            }
        }

        AddAxon(_graph.NetOfAxon[axon], core, change);
    }

    void AddAxon(int net, int core, int change)
    {
        Change(core, Resource.Axons, change);
        _cost += change * _graph.Rate[net] * _mesh.Cost.AxonRead;
        _axonsFed[net] += change;
        if (_homeOfNet[net] >= 0)
        {
            Change(_homeOfNet[net], Resource.OutputAxons, change);
        }

        if (!_oneAxonPerNet)
        {
            ref var axons = ref _netAxons[((long)net * Cores) + core];
            axons += change;
            if (axons != (change > 0 ? 1 : 0))
            {
                return;
            }
        }

        AddArrival(net, core, change);
    }

    void AddArrival(int net, int core, int change)
    {
        _present[(net * _words) + (core >> 6)] ^= 1UL << (core & 63);
        var before = Math.Max(0, _coresFed[net] - _destinationLimit);
        _coresFed[net] += change;
        var home = _homeOfNet[net];
        if (home == InputHome)
        {
            _cost += change * _graph.Rate[net] * _mesh.Cost.Input;
            return;
        }

        Excess += Math.Max(0, _coresFed[net] - _destinationLimit) - before;
        if (home >= 0)
        {
            AddTraffic(home, core, change * _graph.Rate[net]);
            if (_trees is not null)
            {
                ChangeTree(_trees, net, core, change);
            }
        }
    }

    void Enter(int node, int core)
    {
        _nodesOn[core]++;
        _exclusiveNodes[core] += _nodes.Exclusive[node] ? 1 : 0;
        foreach (var configuration in _nodes.ConfigurationsOf(node))
        {
            if (_configurationNodes[(configuration * Cores) + core]++ == 0)
            {
                Change(core, Resource.Configurations, 1);
            }
        }

        if (_nodes.Member[node] is >= 0 and var member && _memberNodes[(member * Cores) + core]++ == 0)
        {
            ChangeMembers(member, core, 1);
        }
    }

    void Leave(int node, int core)
    {
        _nodesOn[core]--;
        _exclusiveNodes[core] -= _nodes.Exclusive[node] ? 1 : 0;
        foreach (var configuration in _nodes.ConfigurationsOf(node))
        {
            if (--_configurationNodes[(configuration * Cores) + core] == 0)
            {
                Change(core, Resource.Configurations, -1);
            }
        }

        if (_nodes.Member[node] is >= 0 and var member && --_memberNodes[(member * Cores) + core] == 0)
        {
            ChangeMembers(member, core, -1);
        }
    }

    // Members on a core beyond the first of their separation break it.
    void ChangeMembers(int member, int core, int change)
    {
        ref var members = ref _membersOn[(_graph.SeparationOfMember[member] * Cores) + core];
        var excess = Math.Max(0, members + change - 1) - Math.Max(0, members - 1);
        members += change;
        _sharedTwice += excess;
        Excess += excess;
    }

    void Change(int core, Resource resource, long change)
    {
        ref var used = ref _usage[(core * CoreLimits.Resources) + (int)resource];
        var limit = _limitVector[(int)resource];
        Excess += Math.Max(0, used + change - limit) - Math.Max(0, used - limit);
        used += change;
    }

    long ExcessOf(int core, Resource resource) => Math.Max(0, Usage(core, resource) - _limitVector[(int)resource]);
}
