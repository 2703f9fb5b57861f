using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NeuroChip.Host.Benchmarks;

/// <summary>Processor time that a timing model added to the same run without one.</summary>
/// <param name="Share">Of the run without one.</param>
/// <param name="SecondsPerMessage">Each message of the run counted once.</param>
sealed record TimingCost(double Share, double SecondsPerMessage)
{
    /// <summary>Beside every timed figure, where the run without timing is among them.</summary>
    public static ImmutableArray<BenchFigures> Beside(IReadOnlyList<BenchFigures> figures)
    {
        var untimed = figures.FirstOrDefault(figure => figure.Name == NocBenchmark.Untimed);
        return [.. figures.Select(figure => untimed is null || figure.Counts.Messages == 0 || figure == untimed ? figure : figure with { TimingCost = Of(figure, untimed) })];
    }

    public JsonObject ToJson() => new() { ["shareOfUntimed"] = Share, ["secondsPerMessage"] = SecondsPerMessage };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Share:+0.0 %;-0.0 %} CPU over {NocBenchmark.Untimed}, {SecondsPerMessage * 1e6:0.000} µs a message");

    static TimingCost Of(BenchFigures timed, BenchFigures untimed) =>
        new((timed.CpuSeconds / untimed.CpuSeconds) - 1, (timed.CpuSeconds - untimed.CpuSeconds) / timed.Counts.Messages);
}
