using System.Globalization;
using System.Text.Json;
using NeuroChip.Host.Charts;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>What the projections with a learning rule did: updates and writes, what rounding swallowed, and where the weights went.</summary>
static class LearningSection
{
    static readonly (string Name, string Key)[] Counted =
    [
        ("updates of synapses", "plasticUpdate"), ("weights written", "weightWrite"), ("traces brought up to date", "traceUpdate"),
    ];

    public static ReportSection? Build(ReportFile report)
    {
        var projections = report.Items("learning");
        return projections.Count == 0 ? null : new ReportSection("learning", "Learning",
        [
            .. projections.All(projection => report.FlagOf(projection, "applied") == false) ? [new Paragraph("Learning was off: weights stayed as they were.")] : Array.Empty<ReportBlock>(),
            new TableBlock(UpdateTable(report, projections)),
            new TableBlock(StepTable(report, projections)),
            .. Events(report),
            .. projections.Index().Where(pair => Bins(report, pair.Item).Length > 0).Select(pair => Weights(report, pair.Item, pair.Index)),
        ]);
    }

    static ReportTable UpdateTable(ReportFile report, IReadOnlyList<JsonElement> projections) => new(
        "learning-updates", "Updates: synapses for which a condition of the rule held, and what became of them",
        [
            new Column("projection"), new Column("synapses"), new Column("epochs"), new Column("updates"), new Column("writes"), new Column("rounded to zero"),
            new Column("share"), new Column("held by the range"),
        ],
        [.. projections.Select(projection => (IReadOnlyList<Cell>)
        [
            report.TextOf(projection, "projection"),
            .. new[] { "synapses", "phases", "updates", "writes", "roundedToZero" }.Select(key => Show.Maybe(report.NumberOf(projection, key), Show.Count)),
            Show.Maybe(report.NumberOf(projection, "roundedToZeroShare"), Show.Percent),
            Show.Maybe(report.NumberOf(projection, "heldByRange"), Show.Count),
        ])]);

    static ReportTable StepTable(ReportFile report, IReadOnlyList<JsonElement> projections) => new(
        "learning-steps", "Weights: the real value of one code (LSB), the smallest possible change, and the codes after the run",
        [
            new Column("projection"), new Column("LSB"), new Column("smallest change"), new Column("in codes"), new Column("least code"),
            new Column("greatest code"), new Column("mean code"),
        ],
        [.. projections.Select(projection => (IReadOnlyList<Cell>)
        [
            report.TextOf(projection, "projection"),
            .. new[] { "lsb", "smallestChange", "smallestChangeCodes", "leastCode", "greatestCode", "meanCode" }
                .Select(key => Show.Maybe(report.NumberOf(projection, key), Show.Number)),
        ])]);

    // The chip counts events of all projections together.
    static IEnumerable<ReportBlock> Events(ReportFile report)
    {
        if (report.Object("events") is not { } events)
        {
            yield break;
        }

        yield return new TableBlock(new ReportTable(
            "learning-events", "Events of learning in the whole run, all projections together: what energy is priced by",
            [new Column("event"), new Column("count")],
            [.. Counted.Select(counted => (IReadOnlyList<Cell>)[counted.Name, Show.Maybe(report.NumberOf(events, counted.Key), Show.Count)])]));
    }

    static ChartBlock Weights(ReportFile report, JsonElement projection, int index)
    {
        var number = index.ToString(CultureInfo.InvariantCulture);
        var (name, bins) = (report.TextOf(projection, "projection"), Bins(report, projection));
        var (before, after) = (report.NumbersOf(projection, "codesBefore"), report.NumbersOf(projection, "codesAfter"));
        return new(
            $"weights-chart-{number}",
            new Histogram($"Weights of {name}", $"Synapses before the run: {MostIn(before, bins)}; after it: {MostIn(after, bins)}.")
            {
                XName = "weight code, from",
                YName = "synapses",
                Bins = [.. bins.Select(bin => bin.Text)],
                Series = [("before", before), ("after", after)],
            },
            new ReportTable(
                $"weights-{number}", $"Synapses of {name} by weight code, in bins from the code given to the next",
                [new Column("from"), new Column("before"), new Column("after")],
                [.. bins.Select((bin, place) => (IReadOnlyList<Cell>)[bin, Show.Count(before[place]), Show.Count(after[place])])]));
    }

    static string MostIn(IReadOnlyList<double> counts, Cell[] bins)
    {
        var most = counts.Index().MaxBy(pair => pair.Item);
        return string.Create(CultureInfo.InvariantCulture, $"{most.Item} in the fullest bin, from code {bins[most.Index].Text} on");
    }

    // First code of each bin; none where the report is of a version without histograms, or its lists do not fit together.
    static Cell[] Bins(ReportFile report, JsonElement projection)
    {
        var (first, width) = (report.NumberOf(projection, "firstBinCode"), report.NumberOf(projection, "codesPerBin"));
        var (before, after) = (report.NumbersOf(projection, "codesBefore"), report.NumbersOf(projection, "codesAfter"));
        return first is { } start && width is { } step && before.Count == after.Count
            ? [.. before.Select((_, bin) => (Cell)(start + (bin * step)).ToString("0.####", CultureInfo.InvariantCulture))]
            : [];
    }
}
