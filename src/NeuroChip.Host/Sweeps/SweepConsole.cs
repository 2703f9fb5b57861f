using System.Globalization;
using NeuroChip.Host.CommandLine;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Sweeps;

/// <summary>A sweep for a terminal or a log file: a line for each point with its accuracy drawn, knees and fronts.</summary>
static class SweepConsole
{
    /// <summary>Longer tables are for the files.</summary>
    const int MostLines = 40;

    public static void Write(TextWriter output, SweepSummary sweep)
    {
        output.WriteLine($"NeuroChip {sweep.Plan.Version} emulator, not silicon · sweep of {sweep.Plan.Runs.Length} runs, {sweep.Points.Length} points");
        WriteCounts(output, sweep);
        WritePoints(output, sweep);
        foreach (var knee in sweep.Knees)
        {
            output.WriteLine($"  {KneeText(sweep, knee)}");
        }

        if (sweep.Knees.Length > 0)
        {
            output.WriteLine($"  ({Knee.Rule})");
        }
    }

    public static void WriteCounts(TextWriter output, SweepSummary sweep)
    {
        var counts = Enum.GetValues<RunStatus>().Where(status => sweep.Count(status) > 0)
            .Select(status => string.Create(CultureInfo.InvariantCulture, $"{sweep.Count(status)} {SweepTables.Name(status)}"));
        output.WriteLine($"  {string.Join(", ", counts)}");
    }

    public static string KneeText(SweepSummary sweep, Knee knee)
    {
        var others = sweep.Plan.Axes.Zip(knee.Others).Where(pair => pair.Second is not null).Select(pair => $"{pair.First.ShortName} {pair.Second}").ToList();
        return $"knee of {sweep.Plan.Axes[knee.Axis].Key}{(others.Count == 0 ? "" : $" at {string.Join(", ", others)}")}: {knee.Value} "
            + $"({Show.PercentText(knee.Accuracy)}; best {Show.PercentText(knee.Best)})";
    }

    static void WritePoints(TextWriter output, SweepSummary sweep)
    {
        var known = sweep.Points.Where(point => point.Interval is not null).ToList();
        var low = known.Select(point => point.Interval!.Value.Low).DefaultIfEmpty(0).Min();
        var high = Math.Max(known.Select(point => point.Interval!.Value.High).DefaultIfEmpty(1).Max(), low + 0.001);
        output.WriteLine();
        var table = new TextTable(
            [.. sweep.Plan.Axes.Select(axis => axis.ShortName), "accuracy", "sd", $"{Show.PercentText(low)} … {Show.PercentText(high)}", "energy", "cores", "memory", "on the front of"]);
        foreach (var point in sweep.Points.Take(MostLines))
        {
            table.Add([.. point.Settings, .. Figures(point, low, high - low)]);
        }

        table.Write(output);
        if (sweep.Points.Length > MostLines)
        {
            output.WriteLine($"  … {sweep.Points.Length - MostLines} more points in points.csv");
        }

        if (sweep.FloatAccuracy is { } reference)
        {
            output.WriteLine($"  float network: {Show.PercentText(reference)}");
        }
    }

    static IEnumerable<string> Figures(SweepPoint point, double low, double span) => point.Accuracy is { } accuracy && point.Interval is { } interval
        ?
        [
            Show.PercentText(accuracy), Text(point.AccuracyDeviation, Show.Percent),
            TextBar.Interval((interval.Low - low) / span, (accuracy - low) / span, (interval.High - low) / span),
            Text(point.Figure("energyPerSampleJoules"), Show.Energy), Text(point.Figure("coresUsed"), Show.Count),
            Text(point.Figure("weightMemoryBits"), Show.Memory), string.Join(", ", point.Fronts),
        ]
        : [SweepTables.Name(point.Status), "", "", Text(point.Figure("energyPerSampleJoules"), Show.Energy), "", "", ""];

    static string Text(double? value, Func<double, Cell> show) => Show.Maybe(value, show).Text;
}
