using NeuroChip.Core.Random;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>One level of a hierarchy of nodes.</summary>
/// <param name="Nodes">Clusters.</param>
/// <param name="Parent">[nodes of the finer level] cluster of each.</param>
sealed record CoarseLevel(NodeSet Nodes, int[] Parent);

/// <summary>
/// Joins nodes in pairs that share most messages: each net counts its rate divided by the number of its other members, as a message saved is worth more where
/// few have to be brought together for it (heavy-edge matching on hypergraphs, Karypis et al. 1999).
/// </summary>
sealed class Coarsening(SynapseHypergraph graph, NodeSet nodes, CoreLimits limits, ulong seed)
{
    // Nets with more members than this say little about which two belong together and would cost the square of their size.
    const int LargestNet = 200;

    // A cluster must leave room to pack: at most this part of a core.
    const int ClustersPerCore = 6;

    readonly int[] _match = new int[nodes.Count];
    readonly double[] _score = new double[nodes.Count];
    readonly List<int> _scored = [];
    readonly long[] _bits = BitsOf(graph, nodes, limits);

    /// <summary>Null where nearly nothing could be joined.</summary>
    public CoarseLevel? Coarsen()
    {
        Array.Fill(_match, -1);
        var members = NetMembers.Of(graph, nodes);
        var joined = 0;
        foreach (var node in Order())
        {
            if (_match[node] < 0 && nodes.IsMovable(node) && Partner(node, members) is >= 0 and var partner)
            {
                (_match[node], _match[partner]) = (partner, node);
                joined++;
            }
        }

        return joined < nodes.Count / 10 ? null : Join();
    }

    int[] Order()
    {
        var order = new int[nodes.Count];
        for (var i = 0; i < order.Length; i++)
        {
            var other = Philox.Below(i + 1, seed, RandomStream.Placement, (uint)i, (uint)nodes.Count);
            (order[i], order[other]) = (order[other], i);
        }

        return order;
    }

    int Partner(int node, NetMembers members)
    {
        foreach (var list in nodes.ListsOf(node))
        {
            Score(node, graph.NetOfAxon[graph.AxonOfList[list]], members);
        }

        foreach (var net in nodes.NetsOf(node))
        {
            Score(node, net, members);
        }

        var best = -1;
        foreach (var other in _scored)
        {
            var better = best < 0 || _score[other] > _score[best] || (_score[other] == _score[best] && other < best);
            best = better ? other : best;
        }

        foreach (var other in _scored)
        {
            _score[other] = 0;
        }

        _scored.Clear();
        return best >= 0 ? best : Neighbour(node);
    }

    void Score(int node, int net, NetMembers members)
    {
        var all = members.Of(net);
        if (all.Length is < 2 or > LargestNet)
        {
            return;
        }

        foreach (var other in all)
        {
            if (other != node && _match[other] < 0 && MayJoin(node, other))
            {
                if (_score[other] == 0)
                {
                    _scored.Add(other);
                }

                _score[other] += (graph.Rate[net] + double.Epsilon) / (all.Length - 1);
            }
        }
    }

    // Neurons that follow each other in their layer see the same inputs, where every net is large.
    int Neighbour(int node)
    {
        for (var other = node + 1; other < Math.Min(node + 3, nodes.Count); other++)
        {
            if (_match[other] < 0 && MayJoin(node, other) && nodes.ListsOf(node).SequenceEqual(nodes.ListsOf(other)))
            {
                return other;
            }
        }

        return -1;
    }

    bool MayJoin(int a, int b) =>
        nodes.IsMovable(b)
        && nodes.Member[a] < 0 && nodes.Member[b] < 0
        && (long)(nodes.Neurons[a] + nodes.Neurons[b]) * ClustersPerCore <= limits.Neurons
        && (long)(nodes.Columns[a] + nodes.Columns[b]) * ClustersPerCore <= limits.Columns
        && _bits[a] + _bits[b] <= limits.SynapseBits / ClustersPerCore;

    // Of each node alone on a core.
    static long[] BitsOf(SynapseHypergraph graph, NodeSet nodes, CoreLimits limits)
    {
        var bits = new long[nodes.Count];
        for (var node = 0; limits.SynapseBits < long.MaxValue && node < bits.Length; node++)
        {
            for (var pin = nodes.PinStart[node]; pin < nodes.PinStart[node + 1]; pin++)
            {
                bits[node] += limits.ListBits(nodes.PinEntries[pin], graph.WeightBitsOfList[nodes.PinList[pin]]);
            }
        }

        return bits;
    }

    CoarseLevel Join()
    {
        var parent = new int[nodes.Count];
        var pairs = new List<(int First, int Second)>();
        for (var node = 0; node < nodes.Count; node++)
        {
            if (_match[node] >= 0 && _match[node] < node)
            {
                parent[node] = parent[_match[node]];
                continue;
            }

            parent[node] = pairs.Count;
            pairs.Add((node, _match[node]));
        }

        var rows = new NodeRows();
        foreach (var (first, second) in pairs)
        {
            AddPins(rows, first);
            AddPins(rows, second);
            rows.Close(
                Sum(nodes.Neurons, first, second), Sum(nodes.Columns, first, second), nodes.Pinned[first], nodes.Exclusive[first], nodes.Member[first]);
        }

        var listRate = graph.AxonOfList.Select(axon => graph.Rate[graph.NetOfAxon[axon]]).ToArray();
        return new CoarseLevel(
            rows.ToNodes(
                listRate,
                pairs.Select(pair => Both(pair, node => nodes.NetsOf(node).ToArray())),
                pairs.Select(pair => Both(pair, node => nodes.ConfigurationsOf(node).ToArray()).Distinct().Order())),
            parent);
    }

    void AddPins(NodeRows rows, int node)
    {
        for (var pin = node < 0 ? 0 : nodes.PinStart[node]; node >= 0 && pin < nodes.PinStart[node + 1]; pin++)
        {
            rows.AddPin(nodes.PinList[pin], nodes.PinEntries[pin]);
        }
    }

    static int Sum(int[] values, int first, int second) => values[first] + (second < 0 ? 0 : values[second]);

    static IEnumerable<int> Both((int First, int Second) pair, Func<int, int[]> of) =>
        pair.Second < 0 ? of(pair.First) : of(pair.First).Concat(of(pair.Second));
}
