using NeuroChip.Host.Charts;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>Accuracy on the chip beside the float network, with intervals.</summary>
static class AccuracySection
{
    public static ReportSection? Build(ReportFile report)
    {
        if (report.Number("accuracy") is not { } accuracy)
        {
            return null;
        }

        var points = new List<(string Name, double Share, IReadOnlyList<double> Interval)> { ("chip", accuracy, report.Numbers("accuracyInterval")) };
        if (report.Number("floatAccuracy") is { } reference)
        {
            points.Add(("float network", reference, report.Numbers("floatAccuracyInterval")));
        }

        var blocks = new List<ReportBlock> { new ChartBlock("accuracy-chart", Draw(points), Table(points)) };
        if (report.Number("agreement") is { } agreement)
        {
            blocks.Add(new Paragraph($"Chip and float network give the same answer for {Show.PercentText(agreement)} of the samples."));
        }

        return new ReportSection("accuracy", "Accuracy", blocks);
    }

    static LineChart Draw(List<(string Name, double Share, IReadOnlyList<double> Interval)> points) => new(
        "Accuracy with 95 % Wilson intervals",
        string.Join("; ", points.Select(point => $"{point.Name} {Show.PercentText(point.Share)}")) + ".")
    {
        XName = "",
        YName = "accuracy",
        XLabels = [.. points.Select(point => point.Name)],
        Connected = false,
        YLabel = Show.ShortPercent,
        Series = [new ChartSeries("accuracy", [.. points.Select(point => (ChartPoint?)Point(point.Share, point.Interval))])],
    };

    static ChartPoint Point(double share, IReadOnlyList<double> interval) =>
        interval is [var low, var high] ? new ChartPoint(share, low, high) : new ChartPoint(share, share, share);

    static ReportTable Table(List<(string Name, double Share, IReadOnlyList<double> Interval)> points) => new(
        "accuracy", "Share of samples classified correctly",
        [new Column("network"), new Column("accuracy"), new Column("from"), new Column("to")],
        [.. points.Select(point => (IReadOnlyList<Cell>)
        [
            point.Name, Show.Percent(point.Share),
            Show.Maybe(point.Interval is [var low, _] ? low : null, Show.Percent),
            Show.Maybe(point.Interval is [_, var high] ? high : null, Show.Percent),
        ])]);
}
