namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>A legal start: what is pinned first, then every node on the first core that takes it.</summary>
static class FirstFit
{
    /// <summary>False where some node fits nowhere.</summary>
    public static bool Fill(CoreAssignment state, NodeSet nodes, PlaceMap map)
    {
        state.ChangeNodes(nodes, [.. Enumerable.Repeat(-1, nodes.Count)]);
        var open = 0;
        var order = Enumerable.Range(0, nodes.Count)
            .OrderBy(node => nodes.Pinned[node] >= 0 ? 0 : nodes.Exclusive[node] ? 1 : 2).ThenBy(node => nodes.Member[node] >= 0 ? 0 : 1);
        foreach (var node in order)
        {
            if (nodes.Pinned[node] >= 0)
            {
                state.Move(node, map.PlaceOf(nodes.Pinned[node]));
                if (state.Excess > 0)
                {
                    return false;
                }
            }
            else if (!TryPlace(state, nodes, node, ref open))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>False where the assignment breaks a budget.</summary>
    public static bool Apply(CoreAssignment state, NodeSet nodes, int[] cores)
    {
        state.ChangeNodes(nodes, [.. Enumerable.Repeat(-1, nodes.Count)]);
        for (var node = 0; node < nodes.Count; node++)
        {
            state.Move(node, cores[node]);
        }

        return state.Excess == 0;
    }

    // The core that took the last node first, then all others in order.
    static bool TryPlace(CoreAssignment state, NodeSet nodes, int node, ref int open)
    {
        for (var attempt = 0; attempt < state.Cores; attempt++)
        {
            var core = (open + attempt) % state.Cores;
            if (!state.HasRoom(core, nodes.Neurons[node]) || (nodes.Exclusive[node] && state.NodesOn(core) > 0))
            {
                continue;
            }

            state.Move(node, core);
            if (state.Excess == 0)
            {
                open = nodes.Exclusive[node] ? open : core;
                return true;
            }

            state.Move(node, -1);
        }

        return false;
    }
}
