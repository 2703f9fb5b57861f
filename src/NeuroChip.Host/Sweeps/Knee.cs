using System.Collections.Immutable;

namespace NeuroChip.Host.Sweeps;

/// <summary>Where accuracy drops along one axis, the others held.</summary>
/// <param name="Axis">Index of the axis.</param>
/// <param name="Others">Values of the other axes; null at <paramref name="Axis"/>.</param>
/// <param name="Value">The last value that keeps the accuracy.</param>
/// <param name="Accuracy">Mean accuracy there.</param>
/// <param name="Best">Best mean accuracy along the axis.</param>
sealed record Knee(int Axis, ImmutableArray<string?> Others, string Value, double Accuracy, double Best)
{
    /// <summary>Accuracy that may be lost before it counts as a drop.</summary>
    public const double Tolerance = 0.01;

    public const string Rule =
        "knee: the last value, coming from the end of the axis with the better accuracy, up to which the mean accuracy stays within 1 percentage point of the best along the axis";

    public static IEnumerable<Knee> Find(SweepPlan plan, IReadOnlyList<SweepPoint> points)
    {
        for (var axis = 0; axis < plan.Axes.Length; axis++)
        {
            var along = axis;
            if (plan.Axes[axis].IsOrdered && plan.Sampling == PointSampling.Grid)
            {
                foreach (var line in points.GroupBy(point => string.Join('\0', point.Settings.RemoveAt(along)), StringComparer.Ordinal))
                {
                    if (On(plan.Axes[along], along, [.. line]) is { } knee)
                    {
                        yield return knee;
                    }
                }
            }
        }
    }

    /// <summary>Null where accuracy stays, or fewer than three points have one.</summary>
    static Knee? On(SweepAxis axis, int index, List<SweepPoint> line)
    {
        var known = line.Where(point => point.Accuracy is not null).OrderBy(point => axis.Values.IndexOf(point.Settings[index])).ToList();
        if (known.Count < 3)
        {
            return null;
        }

        var best = known.Max(point => point.Accuracy!.Value);
        if (known[0].Accuracy < known[^1].Accuracy)
        {
            known.Reverse();
        }

        // A point at the good end that is itself too far from the best has no knee after it.
        var kept = known.TakeWhile(point => point.Accuracy >= best - Tolerance).ToList();
        return kept.Count == 0 || kept.Count == known.Count
            ? null
            : new Knee(index, [.. kept[^1].Settings.Select((value, i) => i == index ? null : value)], kept[^1].Settings[index], kept[^1].Accuracy!.Value, best);
    }
}
