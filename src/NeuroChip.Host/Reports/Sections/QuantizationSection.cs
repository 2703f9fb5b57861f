using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>What every real parameter became on the chip.</summary>
static class QuantizationSection
{
    public static ReportSection? Build(ReportFile report)
    {
        var rows = report.Items("conversions");
        return rows.Count == 0 ? null : new ReportSection("quantization", "Quantization",
        [
            new TableBlock(new ReportTable(
                "conversions", "Real parameters and their integer codes; several values are given by their mean, their largest code and their root mean square error",
                [new Column("object"), new Column("quantity"), new Column("value"), new Column("code"), new Column("format"), new Column("error"), new Column("note")],
                [.. rows.Select(row => (IReadOnlyList<Cell>)
                [
                    report.TextOf(row, "object"), report.TextOf(row, "quantity"), Show.Maybe(report.NumberOf(row, "value"), Show.Number),
                    Show.Maybe(report.NumberOf(row, "code"), Show.Count), report.TextOf(row, "format"), Show.Maybe(report.NumberOf(row, "error"), Show.Number),
                    report.TextOf(row, "note"),
                ])])),
        ]);
    }
}
