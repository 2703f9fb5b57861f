using System.Text.Json;
using NeuroChip.Host.Charts;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>How full the chip is, and which core holds what.</summary>
static class ChipSection
{
    public static ReportSection? Build(ReportFile report)
    {
        var blocks = new List<ReportBlock>();
        var rows = report.Items("utilisation");
        if (rows.Count > 0)
        {
            blocks.Add(new ChartBlock("utilisation-chart", DrawShares(report, rows), ShareTable(report, rows)));
        }

        var cores = report.Items("cores");
        if (cores.Count > 0 && report.Object("mesh") is { } mesh)
        {
            blocks.Add(new ChartBlock("mapping-chart", DrawMapping(report, cores, mesh), MappingTable(report, cores)));
        }

        return blocks.Count == 0 ? null : new ReportSection("chip", "The chip and the mapping", blocks);
    }

    static ShareBars DrawShares(ReportFile report, IReadOnlyList<JsonElement> rows)
    {
        var bars = rows.Select(row =>
        {
            var (used, available) = (report.NumberOf(row, "used") ?? 0, report.NumberOf(row, "available"));
            var name = $"{report.TextOf(row, "resource")} ({report.TextOf(row, "scope")})";
            return available is > 0 and var limit
                ? new ShareBar(name, used / limit, FormattableString.Invariant($"{used} of {limit}, {Show.PercentText(used / limit)}"))
                : new ShareBar(name, null, FormattableString.Invariant($"{used}, no limit published"));
        }).ToList();
        return new ShareBars("Use of the chip's resources", string.Join("; ", bars.Select(bar => $"{bar.Name}: {bar.Text}")) + ".") { Bars = bars };
    }

    static ReportTable ShareTable(ReportFile report, IReadOnlyList<JsonElement> rows) => new(
        "utilisation", "Resources in use",
        [new Column("resource"), new Column("of"), new Column("used"), new Column("available")],
        [.. rows.Select(row => (IReadOnlyList<Cell>)
        [
            report.TextOf(row, "resource"), report.TextOf(row, "scope"),
            Show.Maybe(report.NumberOf(row, "used"), Show.Count), Show.Maybe(report.NumberOf(row, "available"), Show.Count),
        ])]);

    static HeatMap DrawMapping(ReportFile report, IReadOnlyList<JsonElement> cores, JsonElement mesh)
    {
        var width = (int)Math.Clamp(report.NumberOf(mesh, "width") ?? 1, 1, 1024);
        var height = (int)Math.Clamp(report.NumberOf(mesh, "height") ?? 1, 1, 1024);
        var tiles = cores
            .GroupBy(core => (X: (int)(report.NumberOf(core, "x") ?? 0), Y: (int)(report.NumberOf(core, "y") ?? 0)))
            .Where(tile => tile.Key.X >= 0 && tile.Key.X < width && tile.Key.Y >= 0 && tile.Key.Y < height).ToList();
        var most = Math.Max(1, tiles.Select(tile => Sum(report, tile, "synapses")).DefaultIfEmpty(1).Max());
        // The part of the mesh that is used, with a margin of one empty tile to show that it goes on.
        var columns = Math.Min(width, tiles.Select(tile => tile.Key.X).DefaultIfEmpty(0).Max() + 2);
        var rows = Math.Min(height, tiles.Select(tile => tile.Key.Y).DefaultIfEmpty(0).Max() + 2);
        return new HeatMap(
            "Cores on the mesh by synapses stored",
            FormattableString.Invariant($"{tiles.Count} tiles in use of {width} × {height}; the fullest stores {most} synapses. Shown are columns 0 to {columns - 1} and rows 0 to {rows - 1}."))
        {
            Columns = columns,
            Rows = rows,
            Cells = [.. tiles.Select(tile => TileCell(report, tile, most))],
            Scale = FormattableString.Invariant($"synapses on a tile, 0 … {most}; shown: {columns} × {rows} of {width} × {height} tiles"),
        };
    }

    static HeatCell TileCell(ReportFile report, IGrouping<(int X, int Y), JsonElement> tile, double most)
    {
        var numbers = string.Join(", ", tile.Select(core => report.NumberOf(core, "core")?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var populations = tile.SelectMany(core => report.TextsOf(core, "populations")).Distinct(StringComparer.Ordinal);
        var synapses = Sum(report, tile, "synapses");
        var tip = FormattableString.Invariant(
            $"core {numbers}: {Sum(report, tile, "neurons")} neurons, {Sum(report, tile, "axons")} axons, {synapses} synapses; {string.Join(", ", populations)}");
        return new HeatCell(tile.Key.X, tile.Key.Y, synapses / most, numbers, tip);
    }

    static double Sum(ReportFile report, IEnumerable<JsonElement> cores, string key) => cores.Sum(core => report.NumberOf(core, key) ?? 0);

    static ReportTable MappingTable(ReportFile report, IReadOnlyList<JsonElement> cores) => new(
        "mapping", "What each core holds",
        [new Column("core"), new Column("x"), new Column("y"), new Column("neurons"), new Column("axons"), new Column("synapses"), new Column("populations")],
        [.. cores.Select(core => (IReadOnlyList<Cell>)
        [
            .. new[] { "core", "x", "y", "neurons", "axons", "synapses" }.Select(key => Show.Maybe(report.NumberOf(core, key), Show.Count)),
            string.Join(", ", report.TextsOf(core, "populations")),
        ])]);
}
