namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>The nodes that a net joins: its source and every target, each once.</summary>
sealed class NetMembers
{
    readonly int[] _start;
    readonly int[] _members;

    NetMembers(int[] start, int[] members) => (_start, _members) = (start, members);

    public ReadOnlySpan<int> Of(int net) => _members.AsSpan(_start[net]..(_start[net + 1]));

    public static NetMembers Of(SynapseHypergraph graph, NodeSet nodes)
    {
        var start = new int[graph.Nets + 1];
        Visit(graph, nodes, (net, _) => start[net + 1]++);
        for (var net = 0; net < graph.Nets; net++)
        {
            start[net + 1] += start[net];
        }

        var members = new int[start[^1]];
        var next = start[..^1];
        Visit(graph, nodes, (net, node) => members[next[net]++] = node);
        return new NetMembers(start, members);
    }

    // A node joins a net through several lists, or as source and target, only once: the last node that joined is remembered.
    static void Visit(SynapseHypergraph graph, NodeSet nodes, Action<int, int> join)
    {
        var last = new int[graph.Nets];
        Array.Fill(last, -1);
        for (var node = 0; node < nodes.Count; node++)
        {
            foreach (var net in nodes.NetsOf(node))
            {
                last[net] = node;
                join(net, node);
            }

            foreach (var list in nodes.ListsOf(node))
            {
                var net = graph.NetOfAxon[graph.AxonOfList[list]];
                if (last[net] != node)
                {
                    last[net] = node;
                    join(net, node);
                }
            }
        }
    }
}
