using System.Text.Json;
using NeuroChip.Host.Charts;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>Where spikes travelled: packets on every link, and the busiest link by name.</summary>
static class TrafficSection
{
    public static ReportSection? Build(ReportFile report)
    {
        var links = report.Items("linkLoads").Select(link => new LinkLoad(
            Tile(report, link, "fromX"), Tile(report, link, "fromY"), Tile(report, link, "toX"), Tile(report, link, "toY"),
            report.NumberOf(link, "packets") ?? 0)).ToList();
        return links.Count == 0 ? null : new ReportSection("traffic", "Traffic on the mesh",
        [
            new ChartBlock("links-chart", Draw(links), Table(links)),
            .. Timing(report),
        ]);
    }

    static int Tile(ReportFile report, JsonElement link, string key) => (int)Math.Clamp(report.NumberOf(link, key) ?? 0, 0, 1023);

    static LinkMap Draw(List<LinkLoad> links)
    {
        var hottest = links.MaxBy(link => link.Packets);
        return new LinkMap(
            "Spike packets on the links of the mesh",
            FormattableString.Invariant($"{links.Count} links carried packets; the busiest one goes from tile {hottest.FromX},{hottest.FromY} to tile {hottest.ToX},{hottest.ToY} and carried {hottest.Packets}."))
        {
            Links = links,
        };
    }

    static ReportTable Table(List<LinkLoad> links) => new(
        "links", "Packets over each link in the whole run, the busiest first",
        [new Column("from x"), new Column("from y"), new Column("to x"), new Column("to y"), new Column("packets")],
        [.. links.OrderByDescending(link => link.Packets).Select(link => (IReadOnlyList<Cell>)
            [Show.Count(link.FromX), Show.Count(link.FromY), Show.Count(link.ToX), Show.Count(link.ToY), Show.Count(link.Packets)])]);

    static IEnumerable<ReportBlock> Timing(ReportFile report)
    {
        if (report.Object("timing") is not { } timing)
        {
            yield break;
        }

        (string Name, string Key)[] figures =
        [
            ("chip time per sample", "secondsPerSample"), ("mean tick", "meanTickSeconds"), ("barriers", "barrierSeconds"),
            ("mean latency of a sample", "meanLatencySeconds"), ("largest latency", "largestLatencySeconds"),
        ];
        yield return new TableBlock(new ReportTable(
            "timing", $"Time of the chip by the timing model '{report.TextOf(timing, "mode")}'",
            [new Column("figure"), new Column("time", "s")],
            [.. figures.Where(figure => report.NumberOf(timing, figure.Key) is not null)
                .Select(figure => (IReadOnlyList<Cell>)[figure.Name, Show.Maybe(report.NumberOf(timing, figure.Key), Show.Time)])]));
    }
}
