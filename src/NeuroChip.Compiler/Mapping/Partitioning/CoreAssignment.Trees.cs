namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>Messages that fork: every net's tree of ways to all cores that it reaches, where trees cost something.</summary>
sealed partial class CoreAssignment
{
    // How many ways are joined in the time of one move's pin.
    const int WaysPerTouch = 8;

    readonly NetTrees? _trees;

    /// <summary>How much work looking at an exchange of two places is, in pins.</summary>
    public long ExchangeWork => (2 * Cores) + (_trees is null ? 0 : _coresFed.Sum(cores => (long)cores) / WaysPerTouch);

    // After an arrival came or went, as the table of arrivals says by now.
    void ChangeTree(NetTrees trees, int net, int core, int change)
    {
        var (before, home) = (trees.LinksOf(net), _placeOf[_homeOfNet[net]]);
        if (change > 0)
        {
            trees.Add(net, home, _placeOf[core]);
        }
        else
        {
            trees.Remove(net, home, _placeOf[core]);
        }

        PayForTree(net, trees.LinksOf(net) - before);
    }

    // After the net's home, or places that it reaches, changed.
    void GrowTree(NetTrees trees, int net)
    {
        var before = trees.LinksOf(net);
        trees.Clear(net);
        var home = _homeOfNet[net];
        for (var core = home < 0 ? -1 : NextArrival(net, -1); core >= 0; core = NextArrival(net, core))
        {
            trees.Add(net, _placeOf[home], _placeOf[core]);
        }

        Touched += 1 + (_coresFed[net] / WaysPerTouch);
        PayForTree(net, trees.LinksOf(net) - before);
    }

    void PayForTree(int net, int links) => _cost += TreeCost(net, links);

    double TreeCost(int net, int links) => _mesh.Cost.Tree * _graph.Rate[net] * links;

    /// <summary>What it costs that a net leaves a core, arrives at another, or both.</summary>
    double EstimateTree(NetTrees trees, int net, int leaves, int arrives)
    {
        var home = _homeOfNet[net];
        return home < 0 || (leaves < 0 && arrives < 0) ? 0
            : TreeCost(net, trees.Growth(net, _placeOf[home], leaves < 0 ? -1 : _placeOf[leaves], arrives < 0 ? -1 : _placeOf[arrives]));
    }

    /// <summary>What it costs that a net starts elsewhere.</summary>
    double EstimateTree(NetTrees trees, int net, int home)
    {
        Touched += 1 + (_coresFed[net] / WaysPerTouch);
        return TreeCost(net, _mesh.Ways.Links(_placeOf[home], _present.AsSpan(net * _words, _words), _placeOf) - trees.LinksOf(net));
    }

    // Of the places as they are, which the trees need not know yet.
    double EstimateTreesThrough(NetTrees trees, int a, int b)
    {
        var cost = 0.0;
        for (var net = 0; net < _graph.Nets; net++)
        {
            cost += Touches(net, a, b) ? EstimateTree(trees, net, _homeOfNet[net]) : 0;
        }

        return cost;
    }

    void GrowTreesThrough(NetTrees trees, int a, int b)
    {
        for (var net = 0; net < _graph.Nets; net++)
        {
            if (Touches(net, a, b))
            {
                GrowTree(trees, net);
            }
        }
    }

    // Whether a tree starts at, or reaches, either of two cores.
    bool Touches(int net, int a, int b) =>
        _homeOfNet[net] is >= 0 and var home && (home == a || home == b || IsPresent(net, a) || IsPresent(net, b));
}
