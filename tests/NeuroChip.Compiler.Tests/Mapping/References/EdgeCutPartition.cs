namespace NeuroChip.Compiler.Tests.Mapping.References;

/// <summary>
/// The usual two-step mapping, as a baseline: a multilevel partition into as many parts as cores that cuts few edges (heavy-edge matching, greedy growth, refinement by single moves
/// with the largest gain first, as METIS does; Karypis and Kumar 1998), every edge counting alike; then annealed placement of the parts.
/// </summary>
static class EdgeCutPartition
{
    /// <returns>[neurons] part of each; no part has more than the capacity of a core.</returns>
    public static int[] Run(ReferenceNet net, ulong seed)
    {
        var random = new Draws(seed);
        var levels = new List<(WeightedGraph Graph, int[] Parent)>();
        var graph = WeightedGraph.Of(net);
        while (graph.Nodes > net.Cores * 8 && graph.Match(random, Math.Max(1, net.Capacity / 6)) is { } coarse && coarse.Graph.Nodes < graph.Nodes * 9 / 10)
        {
            levels.Add((graph, coarse.Parent));
            graph = coarse.Graph;
        }

        // The best of several starts at the coarsest level, as is usual.
        var part = Enumerable.Range(0, 8).Select(_ => Start(graph, net, random)).MinBy(graph.Cut)!;
        for (var level = levels.Count - 1; level >= 0; level--)
        {
            var parent = levels[level].Parent;
            part = [.. parent.Select(p => part[p])];
            Refine(levels[level].Graph, part, net, rounds: 10);
        }

        Refine(graph.Nodes == net.Neurons ? graph : levels[0].Graph, part, net, rounds: 30);
        return part;
    }

    // Parts grow one after the other by the node most connected to them.
    static int[] Start(WeightedGraph graph, ReferenceNet net, Draws random)
    {
        var part = Enumerable.Repeat(-1, graph.Nodes).ToArray();
        var load = new int[net.Cores];
        var target = (net.Neurons + net.Cores - 1) / net.Cores;
        for (var p = 0; p < net.Cores; p++)
        {
            var gain = new double[graph.Nodes];
            while (load[p] < target)
            {
                var free = Enumerable.Range(0, graph.Nodes).Where(n => part[n] < 0 && load[p] + graph.Size[n] <= net.Capacity).ToList();
                if (free.Count == 0)
                {
                    break;
                }

                var next = load[p] == 0 ? free[random.Below(free.Count)] : free.MaxBy(n => gain[n]);
                part[next] = p;
                load[p] += graph.Size[next];
                foreach (var (to, weight) in graph.Edges[next])
                {
                    gain[to] += weight;
                }
            }
        }

        for (var node = 0; node < graph.Nodes; node++)
        {
            if (part[node] < 0)
            {
                part[node] = Array.IndexOf(load, load.Min());
                load[part[node]] += graph.Size[node];
            }
        }

        Refine(graph, part, net, rounds: 10);
        return part;
    }

    static void Refine(WeightedGraph graph, int[] part, ReferenceNet net, int rounds)
    {
        var load = new int[net.Cores];
        for (var node = 0; node < graph.Nodes; node++)
        {
            load[part[node]] += graph.Size[node];
        }

        for (var round = 0; round < rounds; round++)
        {
            var moved = false;
            for (var node = 0; node < graph.Nodes; node++)
            {
                var towards = new double[net.Cores];
                foreach (var (to, weight) in graph.Edges[node])
                {
                    towards[part[to]] += weight;
                }

                var from = part[node];
                var overloaded = load[from] > net.Capacity;
                var candidates = Enumerable.Range(0, net.Cores).Where(p => p != from && load[p] + graph.Size[node] <= net.Capacity).ToList();
                if (candidates.Count > 0 && candidates.MaxBy(p => towards[p]) is var best && (towards[best] > towards[from] || overloaded))
                {
                    part[node] = best;
                    load[from] -= graph.Size[node];
                    load[best] += graph.Size[node];
                    moved = true;
                }
            }

            moved |= Exchange(graph, part, net);
            if (!moved)
            {
                return;
            }
        }
    }

    // Where parts are full, pairs of equal size change sides when that cuts fewer edges (Kernighan and Lin 1970).
    static bool Exchange(WeightedGraph graph, int[] part, ReferenceNet net)
    {
        var wish = new Dictionary<(int From, int To, int Size), List<(int Node, double Gain)>>();
        for (var node = 0; node < graph.Nodes; node++)
        {
            var towards = new double[net.Cores];
            foreach (var (to, weight) in graph.Edges[node])
            {
                towards[part[to]] += weight;
            }

            for (var p = 0; p < net.Cores; p++)
            {
                if (p != part[node] && towards[p] >= towards[part[node]])
                {
                    var key = (part[node], p, graph.Size[node]);
                    (wish.TryGetValue(key, out var list) ? list : wish[key] = []).Add((node, towards[p] - towards[part[node]]));
                }
            }
        }

        var done = new HashSet<int>();
        foreach (var (key, list) in wish.Where(w => w.Key.From < w.Key.To).OrderBy(w => w.Key))
        {
            if (wish.TryGetValue((key.To, key.From, key.Size), out var others))
            {
                foreach (var (a, b) in list.OrderByDescending(x => x.Gain).Zip(others.OrderByDescending(x => x.Gain)))
                {
                    if (a.Gain + b.Gain - (2 * graph.Weight(a.Node, b.Node)) > 0 && done.Add(a.Node) && done.Add(b.Node))
                    {
                        (part[a.Node], part[b.Node]) = (key.To, key.From);
                    }
                }
            }
        }

        return done.Count > 0;
    }
}
