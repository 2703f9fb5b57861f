using System.Collections.Immutable;
using System.Text.Json;
using NeuroChip.Data.Decoding;

namespace NeuroChip.Host.Sweeps;

/// <summary>A sweep as far as it is finished: runs, points, knees and fronts.</summary>
sealed class SweepSummary
{
    // How fast this machine was is not a result; seeds are columns of their own.
    static readonly HashSet<string> NotFigures =
        ["ticksPerSecond", "synapticEventsPerSecond", "wallSeconds", "compileSeconds", "runSeconds", "seed", "coresAvailable", "ticksPerSample"];

    SweepSummary(SweepPlan plan, ImmutableArray<SweepResult> results)
    {
        Plan = plan;
        Results = results;
        FigureKeys = [.. results.Select(result => result.Report).OfType<Reports.Pages.ReportFile>()
            .SelectMany(report => report.Root.EnumerateObject().Where(pair => pair.Value.ValueKind == JsonValueKind.Number && !NotFigures.Contains(pair.Name)).Select(pair => pair.Name))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var points = plan.Runs.Zip(results).GroupBy(pair => string.Join('\0', pair.First.Settings), StringComparer.Ordinal).Select(Point).ToList();
        Points = [.. ParetoFront.Mark(points)];
        Knees = [.. Knee.Find(plan, Points)];
        FloatAccuracy = Points.Select(point => point.Figure("floatAccuracy")).OfType<double>().Distinct().ToList() is [var one] ? one : null;
    }

    public SweepPlan Plan { get; }

    /// <summary>One for each run of the plan.</summary>
    public ImmutableArray<SweepResult> Results { get; }

    /// <summary>Numbers that the reports have, in ordinal order.</summary>
    public ImmutableArray<string> FigureKeys { get; }

    /// <summary>In the order of the plan.</summary>
    public ImmutableArray<SweepPoint> Points { get; }

    public ImmutableArray<Knee> Knees { get; }

    /// <summary>Of the float network, where it is the same in all runs.</summary>
    public double? FloatAccuracy { get; }

    public int Count(RunStatus status) => Results.Count(result => result.Status == status);

    public static SweepSummary Read(SweepFolder folder, SweepPlan plan) => new(plan, [.. plan.Runs.Select(run => SweepResult.Read(folder, run))]);

    SweepPoint Point(IEnumerable<(PlannedRun Run, SweepResult Result)> runs)
    {
        var all = runs.ToList();
        var reports = all.Select(pair => pair.Result.Report).OfType<Reports.Pages.ReportFile>().ToList();
        var failed = all.Find(pair => pair.Result.Report is null).Result;
        var figures = FigureKeys
            .Select(key => (key, Values: reports.Select(report => report.Number(key)).OfType<double>().ToList()))
            .Where(pair => pair.Values.Count > 0).ToImmutableSortedDictionary(pair => pair.key, pair => Mean(pair.Values), StringComparer.Ordinal);
        var accuracies = reports.Select(report => report.Number("accuracy")).OfType<double>().ToList();
        var samples = (int)(reports.FirstOrDefault()?.Number("samples") ?? 0);
        return new SweepPoint(
            all[0].Run.Settings, reports.Count > 0 ? RunStatus.Done : failed!.Status, failed?.Message ?? "", all.Count, reports.Count, figures)
        {
            AccuracyDeviation = accuracies.Count > 1 ? Deviation(accuracies) : null,
            Interval = accuracies.Count > 0 ? WilsonInterval.Of(Mean(accuracies), samples) : null,
        };
    }

    // Equal values have themselves as mean, to the last bit.
    static double Mean(List<double> values) => values.TrueForAll(value => value == values[0]) ? values[0] : values.Sum() / values.Count;

    /// <summary>Of a sample: divided by one less than its size.</summary>
    static double Deviation(List<double> values)
    {
        var mean = Mean(values);
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}
