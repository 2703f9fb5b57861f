using NeuroChip.Compiler;
using NeuroChip.Compiler.Traffic;
using NeuroChip.Core.Images;

namespace NeuroChip.Host.Reports;

/// <summary>How full every core and link of a chip is.</summary>
/// <param name="Image">The chip.</param>
/// <param name="Usage">By core, then resource.</param>
/// <param name="Traffic">Messages at one spike per unit and tick, or at the rates given.</param>
sealed record ChipMap(ChipImage Image, IReadOnlyList<CoreUtilisation> Usage, TrafficMeter Traffic)
{
    /// <summary>The fullest resource of a core as a part of its limit; null where the core is not used.</summary>
    public double? FillOf(int core) => FillByCore.TryGetValue(core, out var fill) ? fill : null;

    IReadOnlyDictionary<int, double> FillByCore => field ??= Usage
        .GroupBy(usage => usage.Core)
        .ToDictionary(group => group.Key, group => group.Max(u => u.Limit is > 0 and var limit ? (double)u.Used / limit : 0));

    /// <summary>
    /// For each resource with a limit, the cores that the network needs if only this one counted: the larger the number, the more it stands in the way of fewer cores.
    /// </summary>
    public IReadOnlyList<Obstacle> Obstacles => field ??=
    [
        .. Usage.Where(u => u.Limit is > 0)
            .GroupBy(u => u.Resource, StringComparer.Ordinal)
            .Select(group => new Obstacle(group.Key, group.Sum(u => u.Used), group.First().Limit!.Value, group.Count(u => u.Used * 10 >= u.Limit * 9)))
            .OrderByDescending(obstacle => obstacle.Cores).ThenBy(obstacle => obstacle.Resource, StringComparer.Ordinal),
    ];

    /// <summary>Links with messages, the busiest first.</summary>
    public IReadOnlyList<(int Link, double Packets)> BusiestLinks =>
        [.. Traffic.LinkLoad.Select((load, link) => (Link: link, Packets: load)).Where(l => l.Packets > 0).OrderByDescending(l => l.Packets).ThenBy(l => l.Link)];
}

/// <param name="Resource">What is limited.</param>
/// <param name="Used">On all cores together.</param>
/// <param name="Limit">Of one core.</param>
/// <param name="FullCores">Cores on which at least 90 % are used.</param>
sealed record Obstacle(string Resource, long Used, long Limit, int FullCores)
{
    /// <summary>Cores that this resource alone takes.</summary>
    public long Cores => (Used + Limit - 1) / Limit;
}
