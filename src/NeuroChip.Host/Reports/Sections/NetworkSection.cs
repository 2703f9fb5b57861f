using System.Text.Json;
using NeuroChip.Host.Charts;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>The network: populations, and the projections between them.</summary>
static class NetworkSection
{
    /// <summary>Beyond this a drawing would be a wall of boxes; the table has everything.</summary>
    const int MostBoxes = 40;

    public static ReportSection? Build(ReportFile report)
    {
        var groups = report.Items("groups");
        var projections = report.Items("projections");
        if (groups.Count == 0)
        {
            return null;
        }

        ReportBlock network = groups.Count <= MostBoxes
            ? new ChartBlock("network-chart", Draw(report, groups, projections), Table(report, projections))
            : new TableBlock(Table(report, projections));
        return new ReportSection("network", "The network", [network]);
    }

    static NetworkDrawing Draw(ReportFile report, IReadOnlyList<JsonElement> groups, IReadOnlyList<JsonElement> projections)
    {
        var names = groups.Select(group => report.TextOf(group, "name")).ToList();
        // Projections between the same populations, such as the arrays of one whose sums are read one by one, are one arrow.
        var links = projections
            .GroupBy(p => (From: names.IndexOf(report.TextOf(p, "source")), To: names.IndexOf(report.TextOf(p, "target"))))
            .Where(ends => ends.Key.From >= 0 && ends.Key.To >= 0)
            .Select(ends => new NetworkLink(ends.Key.From, ends.Key.To, Label(report, ends))).ToList();
        var nodes = groups.Select(group => new NetworkNode(
            report.TextOf(group, "name"), FormattableString.Invariant($"{report.NumberOf(group, "neurons")} · {report.TextOf(group, "family")}"),
            IsOutput: group.TryGetProperty("output", out var output) && output.ValueKind == JsonValueKind.True)).ToList();
        return new NetworkDrawing(
            "The network as it runs on the chip",
            $"{string.Join(", ", nodes.Select(node => $"{node.Name} ({node.Detail})"))}; projections: {string.Join(", ", links.Select(l => $"{names[l.From]} to {names[l.To]}, {l.Label}"))}.")
        {
            Nodes = nodes,
            Links = links,
        };
    }

    static string Label(ReportFile report, IEnumerable<JsonElement> projections) => string.Join(" + ", projections
        .GroupBy(p => report.NumberOf(p, "weightBits"))
        .Select(same => FormattableString.Invariant($"{same.Sum(p => report.NumberOf(p, "synapses") ?? 0)} × {same.Key} bit")));

    static ReportTable Table(ReportFile report, IReadOnlyList<JsonElement> projections) => new(
        "projections", "Projections: synapses on the chip and what quantization did to their weights",
        [
            new Column("projection"), new Column("from"), new Column("to"), new Column("synapses"), new Column("bits"),
            new Column("relative error"), new Column("saturated"), new Column("vanished"),
        ],
        [.. projections.Select(p => (IReadOnlyList<Cell>)
        [
            report.TextOf(p, "name"), report.TextOf(p, "source"), report.TextOf(p, "target"), Show.Maybe(report.NumberOf(p, "synapses"), Show.Count),
            Show.Maybe(report.NumberOf(p, "weightBits"), Show.Count), Show.Maybe(report.NumberOf(p, "relativeError"), Show.Percent),
            Show.Maybe(report.NumberOf(p, "saturated"), Show.Count), Show.Maybe(report.NumberOf(p, "vanished"), Show.Count),
        ])]);
}
