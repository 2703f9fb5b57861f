namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>The nodes of every core, to choose one at random.</summary>
sealed class CoreMembers
{
    readonly List<int>[] _members;
    readonly int[] _position;

    public CoreMembers(NodeSet nodes, CoreAssignment state)
    {
        _members = [.. Enumerable.Range(0, state.Cores).Select(_ => new List<int>())];
        _position = new int[nodes.Count];
        for (var node = 0; node < nodes.Count; node++)
        {
            Add(node, state.CoreOf(node));
        }
    }

    /// <summary>−1 where the core is empty.</summary>
    public int Any(int core, uint random)
    {
        var members = _members[core];
        return members.Count == 0 ? -1 : members[(int)((ulong)random * (uint)members.Count >> 32)];
    }

    public void Move(int node, int from, int to)
    {
        var members = _members[from];
        var last = members[^1];
        members[_position[node]] = last;
        _position[last] = _position[node];
        members.RemoveAt(members.Count - 1);
        Add(node, to);
    }

    void Add(int node, int core)
    {
        _position[node] = _members[core].Count;
        _members[core].Add(node);
    }
}
