using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>A graph without nested graphs: nodes by number, and their neighbours, each once.</summary>
sealed class FlatGraph(string source)
{
    public List<FlatNode> Nodes { get; } = [];

    public List<List<int>> Predecessors { get; } = [];

    public List<List<int>> Successors { get; } = [];

    /// <summary>The file, for messages.</summary>
    public string Source { get; } = source;

    public int Add(string name, NirNode node, bool isNested)
    {
        Nodes.Add(new FlatNode(name, node, isNested));
        Predecessors.Add([]);
        Successors.Add([]);
        return Nodes.Count - 1;
    }

    public void Connect(int source, int target)
    {
        Successors[source].Add(target);
        Predecessors[target].Add(source);
    }

    /// <summary>All nodes, sources before targets but for edges that close a cycle; set by <see cref="Sort"/>.</summary>
    public IReadOnlyList<int> Order { get; private set; } = [];

    /// <summary>
    /// Makes everything independent of the order of the edges, which has no meaning: successors by number, predecessors in the order of flow,
    /// so that what closes a cycle comes last.
    /// </summary>
    public void Sort()
    {
        Successors.ForEach(successors => successors.Sort());
        Order = FindOrder();
        var rank = new int[Nodes.Count];
        for (var i = 0; i < rank.Length; i++)
        {
            rank[Order[i]] = i;
        }

        Predecessors.ForEach(predecessors => predecessors.Sort((left, right) => rank[left].CompareTo(rank[right])));
    }

    // Reversed finishing order of a depth-first search, hence started at the last root and at the last successor.
    List<int> FindOrder()
    {
        var finished = new List<int>(Nodes.Count);
        var next = new int[Nodes.Count];
        var seen = new bool[Nodes.Count];
        var roots = Enumerable.Range(0, Nodes.Count).OrderBy(node => Predecessors[node].Count > 0).ThenByDescending(node => node);
        var stack = new Stack<int>();
        foreach (var root in roots)
        {
            Visit(root);
            while (stack.TryPeek(out var node))
            {
                if (next[node] < Successors[node].Count)
                {
                    Visit(Successors[node][^++next[node]]);
                }
                else
                {
                    finished.Add(stack.Pop());
                }
            }
        }

        finished.Reverse();
        return finished;

        void Visit(int node)
        {
            if (!seen[node])
            {
                seen[node] = true;
                stack.Push(node);
            }
        }
    }
}
