namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>
/// Multilevel search: nodes are joined in pairs until few are left, these are placed and annealed, and every level is taken apart and annealed again at a
/// lower temperature (Karypis and Kumar 1998; here partition and placement are one problem, because a budget and a way are looked at in every move).
/// </summary>
sealed class Search(SynapseHypergraph graph, CoreLimits limits, int destinations, PlaceMap map, MappingOptions options, MappingRequest request)
{
    // Work of one unit of effort, in pins touched: a constant for small networks, choices (nodes × cores) for those of thousands, and reading all pins for large ones.
    const long WorkPerEffort = 2_500_000;
    const long WorkPerChoice = 100;
    const long MostForChoices = 20_000_000;
    const long WorkPerPin = 4;

    // A tree depends on all cores that its net reaches, so what a move is worth settles later.
    const long WorkForTrees = 6;

    // Temperatures relative to the typical change by a move: hot while clusters find their places, then cool.
    const double Hot = 1.0;
    const double Warm = 0.12;
    const double Cold = 0.005;

    // Shares of the work for the finest level, where the result is decided; every other level has one.
    const int FinestShares = 5;

    const int FewChoices = 5000;
    const int Starts = 4;

    const int FewestNodes = 48;
    const int LargestHierarchy = 16;

    /// <summary>A legal assignment of the finest nodes, and its cost.</summary>
    /// <param name="Cores">[nodes] place of each.</param>
    /// <param name="Cost">As the map's cost model counts it.</param>
    /// <param name="Stopped">True: the caller ended it early.</param>
    public sealed record Outcome(int[] Cores, double Cost, bool Stopped);

    uint _round;

    long Work => request.Effort * (map.Cost.Tree > 0 ? WorkForTrees : 1) * (
        WorkPerEffort + Math.Min(MostForChoices, WorkPerChoice * graph.Nodes.Count * map.Places) + (WorkPerPin * graph.Nodes.PinList.Length));

    /// <summary>
    /// From nothing; null where no start is legal. Small networks, whose result depends on luck more than on time, get several starts that share the work.
    /// </summary>
    public Outcome? FromClusters(Action<double, double> progress)
    {
        var starts = graph.Nodes.Count * map.Places < FewChoices ? Starts : 1;
        Outcome? best = null;
        for (var start = 0; start < starts && best is not { Stopped: true }; start++)
        {
            var found = FromClusters(options.Seed + (ulong)start, Work / starts, progress);
            best = best is null || found?.Cost < best.Cost ? found : best;
        }

        return best;
    }

    Outcome? FromClusters(ulong seed, long work, Action<double, double> progress)
    {
        var levels = Levels(seed);
        for (var level = levels.Count; level >= 0; level--)
        {
            var state = new CoreAssignment(graph, limits, destinations, map);
            var nodes = level == 0 ? graph.Nodes : levels[level - 1].Nodes;
            if (FirstFit.Fill(state, nodes, map))
            {
                return Refine(state, levels.Take(level).ToList(), Hot, work, progress);
            }
        }

        return null;
    }

    /// <summary>From a legal assignment of the finest nodes to places, kept on the finest level.</summary>
    public Outcome? From(int[] places, Action<double, double> progress)
    {
        var state = new CoreAssignment(graph, limits, destinations, map);
        return FirstFit.Apply(state, graph.Nodes, places) ? Refine(state, [], Warm, Work / 3, progress) : null;
    }

    /// <summary>What an assignment of the finest nodes to places costs, without a search; null where it is not legal.</summary>
    public Outcome? Evaluate(int[] places)
    {
        var state = new CoreAssignment(graph, limits, destinations, map);
        return FirstFit.Apply(state, graph.Nodes, places) ? new Outcome(places, state.ExactCost(), false) : null;
    }

    List<CoarseLevel> Levels(ulong seed)
    {
        var levels = new List<CoarseLevel>();
        var nodes = graph.Nodes;
        while (nodes.Count > FewestNodes && levels.Count < LargestHierarchy
            && new Coarsening(graph, nodes, limits, seed).Coarsen() is { } level)
        {
            levels.Add(level);
            nodes = level.Nodes;
        }

        return levels;
    }

    Outcome Refine(CoreAssignment state, List<CoarseLevel> levels, double hot, long work, Action<double, double> progress)
    {
        var going = true;
        Outcome? cold = null;
        var share = work / (levels.Count + FinestShares);
        for (var level = levels.Count; level >= 0 && going; level--)
        {
            progress(1 - ((level + 1.0) / (levels.Count + 1)), state.Cost);
            cold = level == 0 ? OutcomeOf(state, stopped: false) : null;

            var annealer = new Annealer(graph, state, options.Seed, _round++);
            var typical = annealer.TypicalChange();
            var start = level == levels.Count ? hot : Warm;
            going = annealer.Run(start * typical, Cold * typical, level == 0 ? FinestShares * share : share, request.ShouldStop);
            going &= annealer.Run(0, 0, share / 8, request.ShouldStop);
            if (level > 0)
            {
                Uncoarsen(state, levels, level);
            }
        }

        for (var level = levels.Count; level > 0 && state.Nodes != graph.Nodes; level--)
        {
            if (state.Nodes == levels[level - 1].Nodes)
            {
                Uncoarsen(state, levels, level);
            }
        }

        // Where there was too little work to cool down again, the finest level began better than it ended.
        var found = OutcomeOf(state, stopped: !going);
        return cold?.Cost < found.Cost ? cold with { Stopped = found.Stopped } : found;
    }

    Outcome OutcomeOf(CoreAssignment state, bool stopped) =>
        new([.. Enumerable.Range(0, graph.Nodes.Count).Select(node => state.PlaceOf(state.CoreOf(node)))], state.ExactCost(), stopped);

    void Uncoarsen(CoreAssignment state, List<CoarseLevel> levels, int level)
    {
        var finer = level == 1 ? graph.Nodes : levels[level - 2].Nodes;
        state.ChangeNodes(finer, [.. levels[level - 1].Parent.Select(state.CoreOf)]);
    }
}
