using System.Text.Json;
using NeuroChip.Host.Charts;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>
/// Where accuracy went: what each cause costs while all others stay, and the steps from the float network to ideal cells to real devices, with each layer
/// alone on real devices between them.
/// </summary>
static class LossSection
{
    public static ReportSection? Build(ReportFile report)
    {
        if (report.Object("devices") is not { } devices || report.NumberOf(devices, "accuracyMean") is not { } mean)
        {
            return null;
        }

        var steps = Steps(report, devices, mean).ToList();
        var deviation = report.NumberOf(devices, "accuracyDeviation") ?? 0;
        List<ReportBlock> blocks =
        [
            new Paragraph(FormattableString.Invariant(
                $"{report.NumberOf(devices, "chips")} chips with the device '{report.TextOf(devices, "device")}', fidelity '{report.TextOf(devices, "fidelity")}', {report.NumberOf(devices, "ageSeconds")} s after writing: {Show.PercentText(mean)} on average, standard deviation {Show.PercentText(deviation)}.")),
            new ChartBlock("loss-chart", Draw(steps), Table(steps)),
        ];
        if (report.ItemsOf(devices, "causes") is { Count: > 0 } causes)
        {
            blocks.Add(new ChartBlock("causes-chart", DrawCauses(report, causes), CauseTable(report, causes), DataOpen: true));
            blocks.Add(new Paragraph(
                "One cause is taken away, all others stay, on the same chips and the same samples. Causes overlap, so that what they cost need not add up to the whole loss; a cause that costs less than nothing hides another."));
        }

        return new ReportSection("loss", "Where accuracy went", blocks);
    }

    static IEnumerable<(string Name, double Accuracy, double Deviation)> Steps(ReportFile report, JsonElement devices, double mean)
    {
        if (report.Number("floatAccuracy") is { } reference)
        {
            yield return ("float network", reference, 0);
        }

        if (report.NumberOf(devices, "idealAccuracy") is { } ideal)
        {
            yield return ("bits alone", ideal, 0);
        }

        foreach (var layer in report.ItemsOf(devices, "deviceLayers"))
        {
            if (report.NumberOf(layer, "aloneAccuracy") is { } alone)
            {
                yield return ($"devices in {report.TextOf(layer, "projection")}", alone, 0);
            }
        }

        yield return ("devices everywhere", mean, report.NumberOf(devices, "accuracyDeviation") ?? 0);
    }

    static SignedBars Draw(List<(string Name, double Accuracy, double Deviation)> steps) => new(
        "Accuracy step by step; the line at the last one is a standard deviation over chips",
        string.Join("; ", steps.Select(step => $"{step.Name}: {Show.PercentText(step.Accuracy)}")) + ".")
    {
        Bars = [.. steps.Select(step => new SignedBar(step.Name, step.Accuracy, step.Deviation, Show.PercentText(step.Accuracy)))],
    };

    static ReportTable Table(List<(string Name, double Accuracy, double Deviation)> steps) => new(
        "loss", "Accuracy with one cause after the other",
        [new Column("step"), new Column("accuracy")],
        [.. steps.Select(step => (IReadOnlyList<Cell>)[step.Name, Show.Percent(step.Accuracy)])]);

    static SignedBars DrawCauses(ReportFile report, IReadOnlyList<JsonElement> causes)
    {
        var bars = causes.Select(cause =>
        {
            var loss = report.NumberOf(cause, "loss") ?? 0;
            return new SignedBar(report.TextOf(cause, "cause"), loss, report.NumberOf(cause, "lossDeviation") ?? 0, Show.PointsText(loss));
        }).ToList();
        return new SignedBars(
            "What each cause costs, in percentage points of accuracy; lines are standard deviations over chips",
            string.Join("; ", bars.Select(bar => $"{bar.Name}: {bar.Text}")) + ".")
        {
            Bars = bars,
        };
    }

    static ReportTable CauseTable(ReportFile report, IReadOnlyList<JsonElement> causes) => new(
        "causes", "Accuracy without one cause, and what the cause costs",
        [new Column("without"), new Column("accuracy"), new Column("costs"), new Column("sd"), new Column("in its place")],
        [.. causes.Select(cause => (IReadOnlyList<Cell>)
        [
            report.TextOf(cause, "cause"), Show.Maybe(report.NumberOf(cause, "accuracyWithout"), Show.Percent), Show.Maybe(report.NumberOf(cause, "loss"), Show.Points),
            Show.Maybe(report.NumberOf(cause, "lossDeviation"), Show.Points), report.TextOf(cause, "instead"),
        ])]);
}
