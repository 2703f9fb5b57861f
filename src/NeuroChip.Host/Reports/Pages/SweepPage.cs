using System.Globalization;
using NeuroChip.Host.Charts;
using NeuroChip.Host.Sweeps;

namespace NeuroChip.Host.Reports.Pages;

/// <summary>The page of a sweep: what the settings do to accuracy, and what they cost.</summary>
static class SweepPage
{
    /// <summary>Lines that can be told apart in one chart.</summary>
    const int MostLines = ChartStyle.Colours;

    static readonly Dictionary<string, Func<double, Cell>> Forms = new(StringComparer.Ordinal)
    {
        ["energyPerSampleJoules"] = Show.Energy,
        ["chipSecondsPerSample"] = Show.Time,
        ["coresUsed"] = Show.Count,
        ["weightMemoryBits"] = Show.Memory,
    };

    public static ReportPage Build(SweepSummary sweep)
    {
        List<ReportSection> sections = [Verdict(sweep)];
        if (sweep.Points.Any(point => point.Accuracy is not null))
        {
            sections.Add(new ReportSection("accuracy", "Accuracy", [.. AccuracyCharts(sweep)]));
        }

        var fronts = ParetoFront.Costs.Select(cost => Front(sweep, cost.Key, cost.Name)).OfType<ReportBlock>().ToList();
        if (fronts.Count > 0)
        {
            sections.Add(new ReportSection("pareto", "What accuracy costs", [new Paragraph("A point is on the front where no other has at least its accuracy for less."), .. fronts]));
        }

        sections.Add(new ReportSection("points", "All points", [new TableBlock(PointTable(sweep))]));
        sections.Add(new ReportSection("assumptions", "Assumptions",
        [
            new Paragraph("Every run is an emulation in integers by the published rules of the profile; energy is counts of events times its prices. No figure was measured on silicon."),
            new Paragraph("Intervals are 95 % Wilson intervals of the mean accuracy for the samples of one run: all seeds show the same samples, so more seeds do not narrow them. The standard deviation is over seeds."),
        ]));
        sections.Add(new ReportSection("repeat", "Repeat it", [new CommandLineBlock(sweep.Plan.Command)]));
        return new ReportPage(
            $"{Path.GetFileNameWithoutExtension(sweep.Plan.Arguments[0])}: sweep of {string.Join(", ", sweep.Plan.Axes.Select(axis => axis.Key))}",
            $"NeuroChip {sweep.Plan.Version} emulator, not silicon · {sweep.Plan.Runs.Length} runs, {sweep.Points.Length} points",
            sections);
    }

    static ReportSection Verdict(SweepSummary sweep)
    {
        var blocks = new List<ReportBlock>();
        var figures = new List<KeyFigure> { new("Runs finished", Show.Count(sweep.Count(RunStatus.Done)), $"of {sweep.Plan.Runs.Length}") };
        if (sweep.Points.Where(point => point.Accuracy is not null).MaxBy(point => point.Accuracy) is { } best)
        {
            figures.Add(new KeyFigure("Best accuracy", Show.Percent(best.Accuracy!.Value), Name(sweep, best)));
        }

        if (sweep.FloatAccuracy is { } reference)
        {
            figures.Add(new KeyFigure("Float network", Show.Percent(reference), "on the same input"));
        }

        blocks.Add(new KeyFigures(figures));
        if (sweep.Knees.Length > 0)
        {
            blocks.Add(new BulletList([.. sweep.Knees.Select(knee => SweepConsole.KneeText(sweep, knee))]));
            blocks.Add(new Paragraph($"{char.ToUpperInvariant(Knee.Rule[0])}{Knee.Rule[1..]}."));
        }

        foreach (var status in new[] { RunStatus.DoesNotFit, RunStatus.Refused, RunStatus.Missing }.Where(status => sweep.Count(status) > 0))
        {
            blocks.Add(new Paragraph(string.Create(CultureInfo.InvariantCulture, $"{SweepTables.Name(status)}: {sweep.Count(status)} of {sweep.Plan.Runs.Length} runs.")));
        }

        return new ReportSection("verdict", "Result", blocks);
    }

    // One chart for each axis that is a quantity, a line for each combination of the others; charts need a grid.
    static IEnumerable<ReportBlock> AccuracyCharts(SweepSummary sweep)
    {
        if (sweep.Plan.Sampling != PointSampling.Grid)
        {
            yield break;
        }

        for (var axis = 0; axis < sweep.Plan.Axes.Length; axis++)
        {
            if (sweep.Plan.Axes[axis].Values.Length > 1)
            {
                yield return AccuracyChart(sweep, axis);
            }
        }
    }

    /// <summary>Accuracy along one axis.</summary>
    public static ChartBlock AccuracyChart(SweepSummary sweep, int index)
    {
        var axis = sweep.Plan.Axes[index];
        var lines = sweep.Points.GroupBy(point => LineName(sweep, point, index), StringComparer.Ordinal).Take(MostLines)
            .Select(line => new ChartSeries(line.Key, Along(axis, index, [.. line]))).ToList();
        var described = lines.Select(line => $"{(line.Name.Length == 0 ? "" : line.Name + ": ")}"
            + string.Join(", ", line.Points.Select((point, i) => point is { } known ? $"{axis.Values[i]} {Show.PercentText(known.Value)}" : $"{axis.Values[i]} none")));
        var chart = new LineChart($"Accuracy by {axis.Key}, with 95 % Wilson intervals", string.Join("; ", described) + ".")
        {
            XName = axis.Key,
            YName = "accuracy",
            XLabels = axis.Values,
            Connected = axis.IsOrdered,
            YLabel = Show.ShortPercent,
            Series = lines,
            References = sweep.FloatAccuracy is { } reference ? [($"float {Show.PercentText(reference)}", reference)] : [],
        };
        return new ChartBlock($"accuracy-{index}", chart, AccuracyTable(sweep, index, lines));
    }

    static string LineName(SweepSummary sweep, SweepPoint point, int index) =>
        string.Join(", ", sweep.Plan.Axes.Zip(point.Settings).Where((_, i) => i != index).Select(pair => $"{pair.First.ShortName} {pair.Second}"));

    static ChartPoint?[] Along(SweepAxis axis, int index, List<SweepPoint> line) =>
    [
        .. axis.Values.Select(value => line.Find(point => point.Settings[index] == value) is { Accuracy: { } accuracy, Interval: { } interval }
            ? new ChartPoint(accuracy, interval.Low, interval.High)
            : (ChartPoint?)null),
    ];

    static ReportTable AccuracyTable(SweepSummary sweep, int index, List<ChartSeries> lines) => new(
        $"accuracy-{index}", $"Mean accuracy by {sweep.Plan.Axes[index].Key}",
        [new Column(sweep.Plan.Axes[index].Key), .. lines.SelectMany(line => new[] { new Column($"{line.Name} accuracy".Trim()), new Column("from"), new Column("to") })],
        [.. sweep.Plan.Axes[index].Values.Select((value, i) => (IReadOnlyList<Cell>)
        [
            value,
            .. lines.SelectMany(line => new[]
            {
                Show.Maybe(line.Points[i]?.Value, Show.Percent), Show.Maybe(line.Points[i]?.Low, Show.Percent), Show.Maybe(line.Points[i]?.High, Show.Percent),
            }),
        ])]);

    static ChartBlock? Front(SweepSummary sweep, string key, string name)
    {
        var known = sweep.Points.Where(point => point.Accuracy is not null && point.Figure(key) is not null).ToList();
        if (known.Select(point => point.Figure(key)).Distinct().Count() < 2)
        {
            return null;
        }

        var form = Forms[key];
        var points = known.Select(point => new ScatterPoint(ShortName(point), point.Figure(key)!.Value, point.Accuracy!.Value, point.Fronts.Contains(name))).ToList();
        var front = known.Where(point => point.Fronts.Contains(name)).OrderBy(point => point.Figure(key)).ToList();
        var chart = new ScatterChart(
            $"Accuracy against {name}, with the Pareto front",
            $"On the front: {string.Join("; ", front.Select(point => $"{Name(sweep, point)}: {Show.PercentText(point.Accuracy!.Value)} for {form(point.Figure(key)!.Value).Text}"))}.")
        {
            XName = name,
            YName = "accuracy",
            Points = points,
            XLabel = value => form(value).Text,
            YLabel = Show.ShortPercent,
        };
        return new ChartBlock($"front-{name}", chart, new ReportTable(
            $"front-{name}", $"Points on the front of accuracy against {name}",
            [.. sweep.Plan.Axes.Select(axis => new Column(axis.Key)), new Column("accuracy"), new Column(name)],
            [.. front.Select(point => (IReadOnlyList<Cell>)[.. point.Settings.Select(value => (Cell)value), Show.Percent(point.Accuracy!.Value), form(point.Figure(key)!.Value)])]));
    }

    static string ShortName(SweepPoint point) => string.Join(", ", point.Settings);

    static string Name(SweepSummary sweep, SweepPoint point) =>
        string.Join(", ", sweep.Plan.Axes.Zip(point.Settings).Select(pair => $"{pair.First.ShortName} {pair.Second}"));

    static ReportTable PointTable(SweepSummary sweep) => new(
        "points", "Every point: means over its seeds",
        [
            .. sweep.Plan.Axes.Select(axis => new Column(axis.Key)), new Column("status"), new Column("runs"), new Column("accuracy"), new Column("sd"),
            new Column("energy per sample", "J"), new Column("chip time", "s"), new Column("cores"), new Column("weight memory", "bit"), new Column("fronts"),
        ],
        [.. sweep.Points.Select(point => (IReadOnlyList<Cell>)
        [
            .. point.Settings.Select(value => (Cell)value), SweepTables.Name(point.Status), Show.Count(point.Done),
            Show.Maybe(point.Accuracy, Show.Percent), Show.Maybe(point.AccuracyDeviation, Show.Percent),
            .. Forms.Select(form => Show.Maybe(point.Figure(form.Key), form.Value)), string.Join(", ", point.Fronts),
        ])]);
}
