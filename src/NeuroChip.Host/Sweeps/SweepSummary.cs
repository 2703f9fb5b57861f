using System.Collections.Immutable;
using System.Text.Json;
using NeuroChip.Data.Decoding;
using NeuroChip.Host.Reports.Pages;

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
        FigureKeys = [.. results.Select(result => result.Report).OfType<ReportFile>().SelectMany(report => NumbersOf(report.Root, ""))
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
        var reports = all.Select(pair => pair.Result.Report).OfType<ReportFile>().ToList();
        var failed = all.Find(pair => pair.Result.Report is null).Result;
        var figures = FigureKeys
            .Select(key => (key, Values: reports.Select(report => FigureOf(report, key)).OfType<double>().ToList()))
            .Where(pair => pair.Values.Count > 0).ToImmutableSortedDictionary(pair => pair.key, pair => Mean(pair.Values), StringComparer.Ordinal);
        var accuracies = reports.SelectMany(AccuraciesOf).ToList();
        var samples = (int)(reports.FirstOrDefault()?.Number("samples") ?? 0);
        return new SweepPoint(
            all[0].Run.Settings, reports.Count > 0 ? RunStatus.Done : failed!.Status, failed?.Message ?? "", all.Count, reports.Count, figures)
        {
            Accuracy = accuracies.Count > 0 ? Mean(accuracies) : null,
            AccuracyDeviation = accuracies.Count > 1 ? Deviation(accuracies) : null,
            Interval = accuracies.Count > 0 ? WilsonInterval.Of(Mean(accuracies), samples) : null,
        };
    }

    /// <summary>A number of a report by its key, or by the keys that lead to it with dots between.</summary>
    public static double? FigureOf(ReportFile report, string key) =>
        key.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            ? report.Object(key[..dot]) is { } inner ? report.NumberOf(inner, key[(dot + 1)..]) : null
            : report.Number(key);

    // Of the report and of its parts about devices and time; other objects have names for keys, or lists.
    static IEnumerable<string> NumbersOf(JsonElement owner, string prefix) => owner.EnumerateObject().SelectMany(pair => pair.Value.ValueKind switch
    {
        JsonValueKind.Number when !NotFigures.Contains(pair.Name) => [prefix + pair.Name],
        JsonValueKind.Object when prefix.Length == 0 && pair.Name is "devices" or "timing" => NumbersOf(pair.Value, pair.Name + "."),
        _ => Enumerable.Empty<string>(),
    });

    // Several chips of one seed count like several seeds.
    static IEnumerable<double> AccuraciesOf(ReportFile report) =>
        report.Object("devices") is { } devices && report.NumbersOf(devices, "chipAccuracies") is { Count: > 0 } chips ? chips
        : report.Number("accuracy") is { } accuracy ? [accuracy]
        : [];

    // Equal values have themselves as mean, to the last bit.
    static double Mean(List<double> values) => values.TrueForAll(value => value == values[0]) ? values[0] : values.Sum() / values.Count;

    /// <summary>Of a sample: divided by one less than its size.</summary>
    static double Deviation(List<double> values)
    {
        var mean = Mean(values);
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}
