using System.Text.Json.Nodes;

namespace NeuroChip.Host.Benchmarks;

/// <summary>The ceiling of this machine for the loop of a benchmark, and how near it the benchmark came.</summary>
/// <param name="Kernel">What was measured.</param>
/// <param name="PerSecond">Operations of the plain loop per CPU second, median.</param>
/// <param name="Share">Operations of the benchmark per CPU second, divided by <paramref name="PerSecond"/>: what else the machine does hardly changes it.</param>
sealed record LimitFigure(string Kernel, double PerSecond, double Share)
{
    public JsonObject ToJson() => new() { ["kernel"] = Kernel, ["perSecond"] = PerSecond, ["share"] = Share };
}
