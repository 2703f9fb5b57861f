using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Random;

namespace NeuroChip.Host.Sweeps;

/// <summary>Which combinations of values a sweep visits.</summary>
static class PointSampling
{
    public const string Grid = "grid";
    public const string Random = "random";
    public const string LatinHypercube = "lhs";

    const long MostPoints = 1_000_000;

    /// <returns>For each point, an index into the values of every axis.</returns>
    /// <exception cref="InputErrorException">NC0103.</exception>
    public static IReadOnlyList<ImmutableArray<int>> Choose(string sampling, ImmutableArray<SweepAxis> axes, int? points, ulong seed)
    {
        if (sampling == Grid)
        {
            return points is null ? All(axes) : throw Bad("--points goes with --sampling random or lhs; a grid visits every combination.");
        }

        return points is >= 1 and <= (int)MostPoints and var count
            ? sampling == Random ? Drawn(axes, count, seed) : Stratified(axes, count, seed)
            : throw Bad($"--sampling {sampling} needs --points from 1 to {MostPoints}; it is {(points is null ? "not given" : FormattableString.Invariant($"{points}"))}.");
    }

    // The last axis changes fastest.
    static List<ImmutableArray<int>> All(ImmutableArray<SweepAxis> axes)
    {
        var count = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Length, long.MaxValue / 10_000));
        if (count > MostPoints)
        {
            throw Bad(FormattableString.Invariant($"the grid has more than {MostPoints} points; use --sampling lhs --points N, or fewer values."));
        }

        List<ImmutableArray<int>> points = [[]];
        foreach (var axis in axes)
        {
            points = [.. points.SelectMany(point => Enumerable.Range(0, axis.Values.Length).Select(point.Add))];
        }

        return points;
    }

    static List<ImmutableArray<int>> Drawn(ImmutableArray<SweepAxis> axes, int count, ulong seed) =>
        [.. Enumerable.Range(0, count).Select(point => axes.Select((axis, a) =>
            Philox.Below(axis.Values.Length, seed, RandomStream.SweepSampling, (uint)point, (uint)a)).ToImmutableArray())];

    // Latin hypercube (McKay, Beckman and Conover, Technometrics 21, 1979): each axis is cut into as many strata as there are points, and
    // every stratum is used once, in an order of its own for each axis.
    static List<ImmutableArray<int>> Stratified(ImmutableArray<SweepAxis> axes, int count, ulong seed)
    {
        var columns = axes.Select((axis, a) => Strata(axis, (uint)a, count, seed)).ToList();
        return [.. Enumerable.Range(0, count).Select(point => columns.Select(column => column[point]).ToImmutableArray())];
    }

    static int[] Strata(SweepAxis axis, uint number, int count, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = count - 1; i > 0; i--)
        {
            var j = Philox.Below(i + 1, seed, RandomStream.SweepSampling, (uint)i, number, 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return [.. order.Select((stratum, point) =>
        {
            var place = stratum + Philox.Uniform(seed, RandomStream.SweepSampling, (uint)point, number, 2);
            return Math.Min((int)(place / count * axis.Values.Length), axis.Values.Length - 1);
        })];
    }

    static InputErrorException Bad(string message) => new(SweepCodes.BadSampling.With(message));
}
