using System.Text.Json;
using NeuroChip.Host.Charts;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>Where accuracy went: from the float network to ideal cells to real devices, and each layer with real devices alone.</summary>
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
        var layers = report.ItemsOf(devices, "deviceLayers");
        if (layers.Count > 0)
        {
            blocks.Add(new TableBlock(LayerTable(report, layers)));
        }

        return new ReportSection("loss", "Where accuracy went", blocks);
    }

    static IEnumerable<(string Name, double Accuracy, double Low, double High)> Steps(ReportFile report, JsonElement devices, double mean)
    {
        if (report.Number("floatAccuracy") is { } reference)
        {
            yield return ("float network", reference, reference, reference);
        }

        if (report.NumberOf(devices, "idealAccuracy") is { } ideal)
        {
            yield return ("bits alone", ideal, ideal, ideal);
        }

        foreach (var layer in report.ItemsOf(devices, "deviceLayers"))
        {
            if (report.NumberOf(layer, "aloneAccuracy") is { } alone)
            {
                yield return ($"devices in {report.TextOf(layer, "projection")}", alone, alone, alone);
            }
        }

        var deviation = report.NumberOf(devices, "accuracyDeviation") ?? 0;
        yield return ("devices everywhere", mean, mean - deviation, mean + deviation);
    }

    static LineChart Draw(List<(string Name, double Accuracy, double Low, double High)> steps) => new(
        "Accuracy step by step; the line at the last one is a standard deviation over chips",
        string.Join("; ", steps.Select(step => $"{step.Name}: {Show.PercentText(step.Accuracy)}")) + ".")
    {
        XName = "",
        YName = "accuracy",
        XLabels = [.. steps.Select(step => step.Name)],
        Connected = false,
        YLabel = Show.ShortPercent,
        Series = [new ChartSeries("accuracy", [.. steps.Select(step => (ChartPoint?)new ChartPoint(step.Accuracy, step.Low, step.High))])],
    };

    static ReportTable Table(List<(string Name, double Accuracy, double Low, double High)> steps) => new(
        "loss", "Accuracy with one cause after the other",
        [new Column("step"), new Column("accuracy")],
        [.. steps.Select(step => (IReadOnlyList<Cell>)[step.Name, Show.Percent(step.Accuracy)])]);

    static ReportTable LayerTable(ReportFile report, IReadOnlyList<JsonElement> layers) => new(
        "device-layers", "Devices of each layer, of the first chip",
        [
            new Column("projection"), new Column("cells"), new Column("stuck"), new Column("weight error"), new Column("error of the wires"), new Column("alone"),
        ],
        [.. layers.Select(layer => (IReadOnlyList<Cell>)
        [
            report.TextOf(layer, "projection"), Show.Maybe(report.NumberOf(layer, "cells"), Show.Count), Show.Maybe(report.NumberOf(layer, "stuck"), Show.Count),
            Show.Maybe(report.NumberOf(layer, "weightError"), Show.Percent), Show.Maybe(report.NumberOf(layer, "wireError"), Show.Percent),
            Show.Maybe(report.NumberOf(layer, "aloneAccuracy"), Show.Percent),
        ])]);
}
