using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>
/// Simulated annealing (Kirkpatrick et al. 1983) on one level of nodes: a node goes where its messages come from or go to, two nodes or the places of two
/// cores are exchanged. No move breaks a budget.
/// </summary>
sealed class Annealer
{
    // Of as many steps one exchanges places, and two more send a node anywhere.
    const int Kinds = 32;
    const int AcceptanceSteps = 4096;
    static readonly double[] Acceptance = [.. Enumerable.Range(0, AcceptanceSteps).Select(i => -DeterministicMath.Log((i + 0.5) / AcceptanceSteps))];

    readonly SynapseHypergraph _graph;
    readonly CoreAssignment _state;
    readonly NodeSet _nodes;
    readonly ulong _seed;
    readonly uint _round;
    readonly int[] _movable;
    readonly bool[] _placeIsFixed;
    readonly CoreMembers _members;
    readonly int _exchangesRarer;
    uint _step;
    (uint X0, uint X1, uint X2, uint X3) _random;

    /// <param name="graph">The network.</param>
    /// <param name="state">Where its nodes are; legal.</param>
    /// <param name="seed">Seed of all choices.</param>
    /// <param name="round">Number of this annealing among all with this seed.</param>
    public Annealer(SynapseHypergraph graph, CoreAssignment state, ulong seed, uint round)
    {
        (_graph, _state, _nodes, _seed, _round) = (graph, state, state.Nodes, seed, round);
        _movable = [.. Enumerable.Range(0, _nodes.Count).Where(_nodes.IsMovable)];
        _placeIsFixed = new bool[state.Cores];
        foreach (var node in Enumerable.Range(0, _nodes.Count).Where(node => _nodes.Pinned[node] >= 0))
        {
            _placeIsFixed[state.CoreOf(node)] = true;
        }

        _members = new CoreMembers(_nodes, state);

        // Exchanging places must not take most of the work where it touches far more than a move does.
        _exchangesRarer = 1 + (int)(state.ExchangeWork / (Kinds * Math.Max(1, _nodes.PinList.Length / Math.Max(1, _nodes.Count))));
    }

    /// <summary>Mean change of cost by the moves that are tried, which sets the scale of temperatures; 0 where nothing can move.</summary>
    public double TypicalChange()
    {
        const int Samples = 200;
        var sum = 0.0;
        for (var sample = 0; sample < Samples; sample++)
        {
            Step(double.PositiveInfinity, undo: true, out var change);
            sum += Math.Abs(change);
        }

        return sum / Samples;
    }

    /// <summary>Cools geometrically from one temperature to another while this many pins are touched.</summary>
    /// <returns>False where the caller asked to stop.</returns>
    public bool Run(double start, double end, long work, Func<bool> shouldStop)
    {
        const int Rounds = 60;
        var first = _state.Touched;
        var cooling = start > 0 ? DeterministicMath.Exp(DeterministicMath.Log(end / start) / (Rounds - 1)) : 1;
        var temperature = start;
        for (var round = 0; round < Rounds; round++, temperature *= cooling)
        {
            var until = first + (work * (round + 1) / Rounds);
            while (_state.Touched < until)
            {
                Step(temperature, undo: false, out _);
            }

            if (shouldStop())
            {
                return false;
            }
        }

        return true;
    }

    // Every step touches something, so that loops over work end.
    void Step(double temperature, bool undo, out double change)
    {
        _random = Philox.Block(_step++, _round, (uint)RandomStream.Placement, 0, (uint)_seed, (uint)(_seed >> 32));
        var kind = _random.X0 % Kinds;
        if ((kind == 0 && Pick(_random.X3, _exchangesRarer) == 0) || _movable.Length == 0)
        {
            TryExchangePlaces(temperature, undo, out change);
            return;
        }

        var node = _movable[Pick(_random.X1, _movable.Length)];
        var to = kind < 3 ? Pick(_random.X2, _state.Cores) : Attractive(node);
        if (to == _state.CoreOf(node))
        {
            _state.Rest();
            change = 0;
            return;
        }

        if ((kind & 1) == 0 || !_state.HasRoom(to, _nodes.Neurons[node]))
        {
            TryExchange(node, to, temperature, undo, out change);
        }
        else
        {
            TryMove(node, to, temperature, undo, out change);
        }
    }

    static int Pick(uint random, int exclusiveMax) => (int)((ulong)random * (uint)exclusiveMax >> 32);

    // The core of a source, or a core that the node's own messages reach.
    int Attractive(int node)
    {
        var pins = _nodes.ListsOf(node);
        var nets = _nodes.NetsOf(node);
        var chosen = Pick(_random.X2, Math.Max(1, pins.Length + (nets.Length * 4)));
        if (chosen < pins.Length)
        {
            var net = _graph.NetOfAxon[_graph.AxonOfList[pins[chosen]]];
            var home = _state.HomeOf(net);
            return home >= 0 && (_random.X3 & 1) == 0 ? home : AnyArrival(net, node);
        }

        return nets.Length == 0 ? Pick(_random.X3, _state.Cores) : AnyArrival(nets[(chosen - pins.Length) / 4], node);
    }

    int AnyArrival(int net, int node)
    {
        var from = Pick(_random.X3 << 1, _state.Cores) - 1;
        var core = _state.NextArrival(net, from);
        core = core < 0 ? _state.NextArrival(net, -1) : core;
        return core < 0 ? _state.CoreOf(node) : core;
    }

    void TryMove(int node, int to, double temperature, bool undo, out double change)
    {
        change = 0;
        if (!undo && _state.CanEstimate && !Accepts(_state.Estimate(node, to), temperature))
        {
            return;
        }

        var (from, before) = (_state.CoreOf(node), _state.Cost);
        _state.Move(node, to);
        change = _state.Cost - before;
        if (undo || _state.Excess > 0 || !Accepts(change, temperature))
        {
            _state.Move(node, from);
            return;
        }

        _members.Move(node, from, to);
    }

    void TryExchange(int node, int to, double temperature, bool undo, out double change)
    {
        change = 0;
        var other = _members.Any(to, _random.X3);
        if (other < 0 || !_nodes.IsMovable(other))
        {
            _state.Rest();
            return;
        }

        var (from, before) = (_state.CoreOf(node), _state.Cost);
        if (!undo && _state.CanEstimate && !Accepts(_state.Estimate(node, to) + _state.Estimate(other, from), temperature))
        {
            return;
        }

        _state.Move(node, -1);
        _state.Move(other, from);
        _state.Move(node, to);
        change = _state.Cost - before;
        if (undo || _state.Excess > 0 || !Accepts(change, temperature))
        {
            _state.Move(node, -1);
            _state.Move(other, to);
            _state.Move(node, from);
            return;
        }

        _members.Move(node, from, to);
        _members.Move(other, to, from);
    }

    void TryExchangePlaces(double temperature, bool undo, out double change)
    {
        change = 0;
        var (a, b) = (Pick(_random.X1, _state.Cores), Pick(_random.X2, _state.Cores));
        if (a == b || _placeIsFixed[a] || _placeIsFixed[b] || _state.NodesOn(a) + _state.NodesOn(b) == 0)
        {
            _state.Rest();
            return;
        }

        if (!undo && _state.CanEstimate && !Accepts(_state.EstimateExchange(a, b), temperature))
        {
            return;
        }

        var before = _state.Cost;
        _state.ExchangePlaces(a, b);
        change = _state.Cost - before;
        if (undo || !Accepts(change, temperature))
        {
            _state.ExchangePlaces(a, b);
        }
    }

    bool Accepts(double change, double temperature) => change <= 0 || change < temperature * Acceptance[_random.X0 >> 20];
}
