using System.Collections.Immutable;

namespace NeuroChip.Core.Networks;

/// <summary>Strongly connected components of a directed graph (R. Tarjan, 1972), without recursion: networks may be deep.</summary>
sealed class ConnectedGroups
{
    readonly List<int>[] _successors;
    readonly int[] _visit, _lowest, _group;
    readonly Stack<int> _open = [];
    readonly Stack<(int Node, int NextSuccessor)> _path = [];
    int _visits, _groups;

    ConnectedGroups(List<int>[] successors)
    {
        _successors = successors;
        _visit = new int[successors.Length];
        _lowest = new int[successors.Length];
        _group = new int[successors.Length];
        Array.Fill(_group, -1);
    }

    /// <summary>Number of each node's component: nodes share it exactly if they reach each other.</summary>
    public static ImmutableArray<int> Of(List<int>[] successors)
    {
        var search = new ConnectedGroups(successors);
        for (var node = 0; node < successors.Length; node++)
        {
            if (search._visit[node] == 0)
            {
                search.Walk(node);
            }
        }

        return [.. search._group];
    }

    void Walk(int root)
    {
        Enter(root);
        while (_path.TryPop(out var step))
        {
            var (node, next) = step;
            if (next < _successors[node].Count)
            {
                _path.Push((node, next + 1));
                Follow(node, _successors[node][next]);
            }
            else
            {
                Leave(node);
            }
        }
    }

    void Enter(int node)
    {
        _visit[node] = _lowest[node] = ++_visits;
        _open.Push(node);
        _path.Push((node, 0));
    }

    void Follow(int node, int successor)
    {
        if (_visit[successor] == 0)
        {
            Enter(successor);
        }
        else if (_group[successor] < 0)
        {
            _lowest[node] = Math.Min(_lowest[node], _visit[successor]);
        }
    }

    void Leave(int node)
    {
        if (_lowest[node] == _visit[node])
        {
            CloseGroup(node);
        }

        if (_path.TryPeek(out var parent))
        {
            _lowest[parent.Node] = Math.Min(_lowest[parent.Node], _lowest[node]);
        }
    }

    void CloseGroup(int root)
    {
        int member;
        do
        {
            member = _open.Pop();
            _group[member] = _groups;
        }
        while (member != root);
        _groups++;
    }
}
