using System.Text.Json;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>Energy per sample by component: count × price = energy.</summary>
static class EnergySection
{
    public static ReportSection? Build(ReportFile report)
    {
        var lines = report.Items("energyTerms");
        if (lines.Count == 0)
        {
            return null;
        }

        var blocks = new List<ReportBlock>();
        if (EnergyStack.Draw([(report.Text("profile"), report)]) is { } stack)
        {
            blocks.Add(new ChartBlock("energy-chart", stack, Table(report, lines, "energy", "Energy per sample by component: count × price = energy"), DataOpen: true));
        }

        blocks.AddRange(Remarks(report));
        var allIn = report.Items("energyAllIn");
        if (allIn.Count > 0)
        {
            blocks.Add(new TableBlock(Table(report, allIn, "energy-all-in", "Estimates from prices of total power divided by events; part of no sum")));
        }

        return new ReportSection("energy", "Energy per sample", blocks);
    }

    static IEnumerable<ReportBlock> Remarks(ReportFile report)
    {
        yield return new Paragraph("Every component is a count of events times the profile's price of one event. A component that never happened is in the table with 0.");
        if (report.Object("energy") is { } energy && report.TextsOf(energy, "missing") is { Count: > 0 } missing)
        {
            yield return new Paragraph($"Not in the total, because this profile has no price for it: {string.Join(", ", missing)}.");
        }
    }

    static ReportTable Table(ReportFile report, IReadOnlyList<JsonElement> lines, string id, string caption)
    {
        var samples = Math.Max(report.Number("samples") ?? 1, 1);
        return new ReportTable(
            id, caption,
            [new Column("component"), new Column("count per sample"), new Column("price"), new Column("energy per sample", "J"), new Column("price is"), new Column("source")],
            [.. lines.Select(line => Row(report, line, samples))]);
    }

    static IReadOnlyList<Cell> Row(ReportFile report, JsonElement line, double samples)
    {
        // A unit of seconds makes the count a time and the price a power.
        var timed = report.TextOf(line, "unit") == "s";
        var count = (report.NumberOf(line, "count") ?? 0) / samples;
        var price = report.NumberOf(line, "priceJoules") ?? 0;
        return
        [
            report.TextOf(line, "component"), timed ? Show.Time(count) : Show.Number(count), timed ? Show.Power(price) : Show.Energy(price),
            Show.Energy((report.NumberOf(line, "joules") ?? 0) / samples), report.TextOf(line, "how"), report.TextOf(line, "source"),
        ];
    }
}
