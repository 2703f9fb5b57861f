namespace NeuroChip.Compiler.Tests.Mapping.References;

/// <summary>An undirected graph whose edges count how many synapses they stand for.</summary>
sealed class WeightedGraph(int[] size, List<(int To, double Weight)>[] edges)
{
    public int Nodes => size.Length;

    /// <summary>[nodes] neurons.</summary>
    public int[] Size => size;

    public List<(int To, double Weight)>[] Edges => edges;

    public static WeightedGraph Of(ReferenceNet net) =>
        Build([.. Enumerable.Repeat(1, net.Neurons)], net.Edges.Select(e => (e.From, e.To, 1.0)));

    public double Weight(int a, int b) => edges[a].Where(edge => edge.To == b).Sum(edge => edge.Weight);

    public double Cut(int[] part) =>
        Enumerable.Range(0, Nodes).Sum(node => edges[node].Where(edge => part[edge.To] != part[node]).Sum(edge => edge.Weight)) / 2;

    /// <summary>Every node with the neighbour of the heaviest edge that is still free, in random order.</summary>
    public (WeightedGraph Graph, int[] Parent)? Match(Draws random, int largest)
    {
        var parent = Enumerable.Repeat(-1, Nodes).ToArray();
        var sizes = new List<int>();
        foreach (var node in random.Permutation(Nodes))
        {
            if (parent[node] >= 0)
            {
                continue;
            }

            var free = edges[node].Where(edge => parent[edge.To] < 0 && edge.To != node && size[edge.To] + size[node] <= largest).ToList();
            var partner = free.Count == 0 ? -1 : free.MaxBy(edge => edge.Weight).To;
            parent[node] = sizes.Count;
            sizes.Add(size[node] + (partner < 0 ? 0 : size[partner]));
            if (partner >= 0)
            {
                parent[partner] = parent[node];
            }
        }

        var coarse = Enumerable.Range(0, Nodes).SelectMany(node => edges[node].Where(edge => edge.To > node).Select(edge => (parent[node], parent[edge.To], edge.Weight)));
        return (Build([.. sizes], coarse), parent);
    }

    static WeightedGraph Build(int[] size, IEnumerable<(int From, int To, double Weight)> edges)
    {
        var weights = new Dictionary<(int, int), double>();
        foreach (var (from, to, weight) in edges.Where(e => e.From != e.To))
        {
            var key = from < to ? (from, to) : (to, from);
            weights[key] = weights.GetValueOrDefault(key) + weight;
        }

        var rows = Enumerable.Range(0, size.Length).Select(_ => new List<(int, double)>()).ToArray();
        foreach (var ((from, to), weight) in weights.OrderBy(w => w.Key))
        {
            rows[from].Add((to, weight));
            rows[to].Add((from, weight));
        }

        return new WeightedGraph(size, rows);
    }
}
