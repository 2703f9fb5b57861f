namespace NeuroChip.Host.Sweeps;

/// <summary>Points that no other point beats: as good in both figures and better in one.</summary>
static class ParetoFront
{
    /// <summary>What accuracy costs; less is better.</summary>
    public static readonly (string Key, string Name)[] Costs =
    [
        ("energyPerSampleJoules", "energy"), ("chipSecondsPerSample", "latency"), ("coresUsed", "cores"), ("weightMemoryBits", "memory"),
    ];

    /// <summary>The same points, each with the fronts that it is on.</summary>
    public static IEnumerable<SweepPoint> Mark(IReadOnlyList<SweepPoint> points)
    {
        var fronts = Costs.Select(cost => (cost.Name, Members: Of(points, cost.Key))).ToList();
        return points.Select((point, index) => point with { Fronts = [.. fronts.Where(front => front.Members.Contains(index)).Select(front => front.Name)] });
    }

    /// <summary>Indices of the points on the front of accuracy against one cost.</summary>
    public static HashSet<int> Of(IReadOnlyList<SweepPoint> points, string cost)
    {
        // Best accuracy first among the cheapest: a point is on the front if it is better than everything cheaper.
        var candidates = points.Select((point, index) => (Index: index, point.Accuracy, Cost: point.Figure(cost)))
            .Where(candidate => candidate.Accuracy is not null && candidate.Cost is not null)
            .OrderBy(candidate => candidate.Cost).ThenByDescending(candidate => candidate.Accuracy).ToList();
        var front = new HashSet<int>();
        var (best, bestCost) = (double.NegativeInfinity, double.NaN);
        foreach (var (index, accuracy, price) in candidates)
        {
            if (accuracy > best || (accuracy == best && price == bestCost))
            {
                front.Add(index);
                (best, bestCost) = (accuracy!.Value, price!.Value);
            }
        }

        return front;
    }
}
