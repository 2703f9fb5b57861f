using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NeuroChip.Host.Reports.Writers;

namespace NeuroChip.Host.Sweeps;

/// <summary>The tables that collect writes. They hold results alone, so the same plan gives the same bytes however it was carried out.</summary>
static class SweepTables
{
    /// <summary>A line for each run, in the order of the plan.</summary>
    public static string RunsCsv(SweepSummary sweep) => Csv(
        ["index", "hash", "status", .. sweep.Plan.Axes.Select(axis => axis.Key), "seed", .. sweep.FigureKeys, "accuracyFrom", "accuracyTo", "message"],
        sweep.Plan.Runs.Zip(sweep.Results).Select(pair => Run(sweep, pair.First, pair.Second)));

    /// <summary>A line for each point: means over its seeds.</summary>
    public static string PointsCsv(SweepSummary sweep) => Csv(
        [.. sweep.Plan.Axes.Select(axis => axis.Key), "status", "runs", "done", .. sweep.FigureKeys, "accuracyMean", "accuracySd", "accuracyFrom", "accuracyTo", "paretoFronts", "message"],
        sweep.Points.Select(point => (IEnumerable<string>)
        [
            .. point.Settings, Name(point.Status), Text(point.Runs), Text(point.Done), .. sweep.FigureKeys.Select(key => Text(point.Figure(key))),
            Text(point.Accuracy), Text(point.AccuracyDeviation), Text(point.Interval?.Low), Text(point.Interval?.High), string.Join(' ', point.Fronts), point.Message,
        ]));

    /// <summary>A JSON document for each run.</summary>
    public static string RunsNdjson(SweepSummary sweep)
    {
        var text = new StringBuilder();
        foreach (var (run, result) in sweep.Plan.Runs.Zip(sweep.Results))
        {
            text.Append(new JsonObject
            {
                ["index"] = run.Index,
                ["hash"] = run.Hash,
                ["status"] = Name(result.Status),
                ["settings"] = new JsonObject(sweep.Plan.Axes.Zip(run.Settings).Select(pair => KeyValuePair.Create(pair.First.Key, (JsonNode?)pair.Second))),
                ["seed"] = run.Seed,
                ["figures"] = new JsonObject(sweep.FigureKeys.Select(key => KeyValuePair.Create(key, (JsonNode?)Figure(result, key)))),
                ["message"] = result.Message,
            }.ToJsonString()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>As tables and JSON say it.</summary>
    public static string Name(RunStatus status) => status switch
    {
        RunStatus.Done => "done",
        RunStatus.DoesNotFit => "does not fit",
        RunStatus.Refused => "refused",
        _ => "missing",
    };

    static IEnumerable<string> Run(SweepSummary sweep, PlannedRun run, SweepResult result)
    {
        var interval = result.Report?.Numbers("accuracyInterval") ?? [];
        return
        [
            Text(run.Index), run.Hash, Name(result.Status), .. run.Settings, run.Seed.ToString(CultureInfo.InvariantCulture),
            .. sweep.FigureKeys.Select(key => Text(Figure(result, key))),
            Text(interval.Count == 2 ? interval[0] : null), Text(interval.Count == 2 ? interval[1] : null), result.Message,
        ];
    }

    static double? Figure(SweepResult result, string key) => result.Report is { } report ? SweepSummary.FigureOf(report, key) : null;

    static string Csv(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(header))
        {
            text.AppendJoin(',', row.Select(CsvWriter.Field)).Append('\n');
        }

        return text.ToString();
    }

    static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
