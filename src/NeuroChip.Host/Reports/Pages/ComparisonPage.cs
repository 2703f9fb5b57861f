using NeuroChip.Host.Charts;
using NeuroChip.Host.Reports.Sections;

namespace NeuroChip.Host.Reports.Pages;

/// <summary>Several runs beside each other.</summary>
static class ComparisonPage
{
    /// <summary>Figures that runs are compared by: heading, key of the report, form.</summary>
    static readonly (string Name, string Key, string Unit, Func<double, Cell> Show)[] Figures =
    [
        ("accuracy", "accuracy", "", Show.Percent),
        ("float", "floatAccuracy", "", Show.Percent),
        ("same answer", "agreement", "", Show.Percent),
        ("energy per sample", "energyPerSampleJoules", "J", Show.Energy),
        ("chip time per sample", "chipSecondsPerSample", "s", Show.Time),
        ("cores", "coresUsed", "", Show.Count),
        ("synapses", "synapses", "", Show.Count),
        ("weight memory", "weightMemoryBits", "bit", Show.Memory),
    ];

    /// <param name="reports">Two or more.</param>
    public static ReportPage Build(IReadOnlyList<ReportFile> reports)
    {
        var names = NamesOf(reports);
        List<ReportSection> sections = [new("comparison", "Comparison", [new TableBlock(Table(reports, names))])];
        if (reports.Any(report => report.Number("accuracy") is not null))
        {
            sections.Add(new ReportSection("accuracy", "Accuracy", [new ChartBlock("accuracy-chart", DrawAccuracy(reports, names), AccuracyTable(reports, names))]));
        }

        var runs = names.Zip(reports).Select(pair => (pair.First, pair.Second)).ToList();
        if (EnergyStack.Draw(runs) is { } stack)
        {
            sections.Add(new ReportSection("energy", "Energy per sample", [new ChartBlock("energy-chart", stack, EnergyTable(reports, names))]));
        }

        sections.Add(new ReportSection("repeat", "Repeat them", [.. reports.Select(report => new CommandLineBlock(report.Text("command")))]));
        var versions = string.Join(", ", reports.Select(report => report.Text("version")).Distinct(StringComparer.Ordinal));
        return new ReportPage($"{reports.Count} runs compared", $"NeuroChip {versions} emulator, not silicon · {reports.Count} runs", sections);
    }

    // The file names where they differ, since people chose them; otherwise what ran.
    static List<string> NamesOf(IReadOnlyList<ReportFile> reports)
    {
        var names = reports.Select(report => Path.GetFileNameWithoutExtension(report.Path)).ToList();
        return names.Distinct(StringComparer.Ordinal).Count() == names.Count
            ? names
            : [.. reports.Select((report, index) => FormattableString.Invariant($"{index + 1}: {report.Text("network")} on {report.Text("profile")}"))];
    }

    static ReportTable Table(IReadOnlyList<ReportFile> reports, List<string> names)
    {
        var shown = Figures.Where(figure => reports.Any(report => report.Number(figure.Key) is not null)).ToList();
        return new ReportTable(
            "comparison", "What ran, and its figures",
            [new Column("run"), new Column("network"), new Column("profile"), new Column("input"), .. shown.Select(figure => new Column(figure.Name, figure.Unit))],
            [.. reports.Select((report, index) => (IReadOnlyList<Cell>)
            [
                names[index], report.Text("network"), report.Text("profile"), report.Text("input"),
                .. shown.Select(figure => Show.Maybe(report.Number(figure.Key), figure.Show)),
            ])]);
    }

    static LineChart DrawAccuracy(IReadOnlyList<ReportFile> reports, List<string> names) => new(
        "Accuracy with 95 % Wilson intervals",
        string.Join("; ", reports.Select((report, index) => $"{names[index]}: {(report.Number("accuracy") is { } share ? Show.PercentText(share) : "none")}")) + ".")
    {
        XName = "",
        YName = "accuracy",
        XLabels = names,
        Connected = false,
        YLabel = Show.ShortPercent,
        Series = [new ChartSeries("accuracy", [.. reports.Select(Point)])],
    };

    static ChartPoint? Point(ReportFile report) => (report.Number("accuracy"), report.Numbers("accuracyInterval")) switch
    {
        ({ } share, [var low, var high]) => new ChartPoint(share, low, high),
        ({ } share, _) => new ChartPoint(share, share, share),
        _ => null,
    };

    static ReportTable AccuracyTable(IReadOnlyList<ReportFile> reports, List<string> names) => new(
        "accuracy", "Share of samples classified correctly",
        [new Column("run"), new Column("accuracy"), new Column("from"), new Column("to")],
        [.. reports.Select((report, index) => (IReadOnlyList<Cell>)
        [
            names[index], Show.Maybe(Point(report)?.Value, Show.Percent), Show.Maybe(Point(report)?.Low, Show.Percent), Show.Maybe(Point(report)?.High, Show.Percent),
        ])]);

    static ReportTable EnergyTable(IReadOnlyList<ReportFile> reports, List<string> names)
    {
        var components = reports.SelectMany(report => report.Items("energyTerms").Select(line => report.TextOf(line, "component"))).Distinct(StringComparer.Ordinal).ToList();
        return new ReportTable(
            "energy", "Energy per sample by component",
            [new Column("component"), .. names.Select(name => new Column(name, "J"))],
            [.. components.Select(component => (IReadOnlyList<Cell>)
                [component, .. reports.Select(report => Show.Maybe(report.Object("energy") is { } energy ? report.NumberOf(energy, component) : null, Show.Energy))])]);
    }
}
