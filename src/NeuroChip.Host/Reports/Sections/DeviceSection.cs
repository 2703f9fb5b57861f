using System.Text.Json;
using NeuroChip.Core.Units;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>The cells of the crossbars: what they are, what became of the weights on them, and what the arrays take.</summary>
static class DeviceSection
{
    public static ReportSection? Build(ReportFile report) => report.Object("devices") is not { } devices ? null : new ReportSection(
        "devices", "Devices", [.. Blocks(report, devices)]);

    static IEnumerable<ReportBlock> Blocks(ReportFile report, JsonElement devices)
    {
        yield return new Paragraph($"{report.TextOf(devices, "device")} · fidelity '{report.TextOf(devices, "fidelity")}'.");
        yield return new KeyFigures([.. Figures(report, devices)]);
        if (report.ItemsOf(devices, "deviceLayers") is { Count: > 0 } layers)
        {
            yield return new TableBlock(LayerTable(report, layers));
        }

        if (report.ObjectOf(devices, "arrayEnergy") is { } energy)
        {
            yield return new TableBlock(EnergyTable(report, energy));
        }
    }

    static IEnumerable<KeyFigure> Figures(ReportFile report, JsonElement devices)
    {
        if (report.NumberOf(devices, "accuracyMean") is { } mean)
        {
            var deviation = Show.PercentText(report.NumberOf(devices, "accuracyDeviation") ?? 0);
            yield return new KeyFigure("Accuracy", Show.Percent(mean), FormattableString.Invariant($"mean of {report.NumberOf(devices, "chips")} chips, ± {deviation}"));
        }

        if (report.NumberOf(devices, "idealAccuracy") is { } ideal)
        {
            yield return new KeyFigure("Ideal cells", Show.Percent(ideal), "the same codes, held exactly");
        }

        if (report.ObjectOf(devices, "cell") is { } cell && report.NumberOf(cell, "minSiemens") is { } least && report.NumberOf(cell, "maxSiemens") is { } greatest)
        {
            yield return new KeyFigure("Highest conductance", Show.Conductance(greatest), $"of a cell; the lowest is {Show.Conductance(least).Text}");
            yield return new KeyFigure(
                "Cells per weight", Show.Count(report.NumberOf(cell, "cellsPerWeight") ?? 1),
                FormattableString.Invariant($"of up to {report.NumberOf(cell, "cellBits")} bits, mapping '{report.TextOf(cell, "mapping")}'"));
        }

        var age = report.NumberOf(devices, "ageSeconds") ?? 0;
        yield return new KeyFigure("Age", Show.Time(age), age > 0 ? "since programming" : "read at once");
    }

    static ReportTable LayerTable(ReportFile report, IReadOnlyList<JsonElement> layers) => new(
        "device-layers", "Devices of each layer, of the first chip; alone: accuracy where no other layer has real devices",
        [
            new Column("projection"), new Column("levels"), new Column("cells"), new Column("stuck"), new Column("unconverged"), new Column("weight error"),
            new Column("format error, codes"), new Column("wire model error"), new Column("alone"),
        ],
        [.. layers.Select(layer => (IReadOnlyList<Cell>)
        [
            report.TextOf(layer, "projection"),
            .. new[] { "levels", "cells", "stuck", "unconverged" }.Select(key => Show.Maybe(report.NumberOf(layer, key), Show.Count)),
            Show.Maybe(report.NumberOf(layer, "weightError"), Show.Percent), Show.Maybe(report.NumberOf(layer, "formatError"), Show.Number),
            Show.Maybe(report.NumberOf(layer, "wireError"), Show.Percent), Show.Maybe(report.NumberOf(layer, "aloneAccuracy"), Show.Percent),
        ])]);

    static ReportTable EnergyTable(ReportFile report, JsonElement energy) => new(
        "array-energy", "Energy of the arrays: count × price = energy, per sample; not added to the energy above",
        [new Column("of"), new Column("count per sample"), new Column("price"), new Column("energy", "J"), new Column("from")],
        [.. EnergyRows(report, energy)]);

    static IEnumerable<IReadOnlyList<Cell>> EnergyRows(ReportFile report, JsonElement energy)
    {
        Cell Of(string key, Func<double, Cell> show) => Show.Maybe(report.NumberOf(energy, key), show);

        var volts = QuantityFormatter.Format(report.NumberOf(energy, "readVolts") ?? 0, Unit.Volt);
        var seconds = QuantityFormatter.Format(report.NumberOf(energy, "readSeconds") ?? 0, Unit.Second);
        yield return
        [
            "reading cells", Of("readSiemensPerSample", Show.Conductance), Of("joulesPerSiemens", PerSiemens), Of("readJoulesPerSample", Show.Energy),
            $"conductances as programmed, every read added up; V²·t of {volts} and {seconds}",
        ];
        if (report.NumberOf(energy, "priceJoules") is not null)
        {
            yield return ["the same, priced", Of("pricedEventsPerSample", Show.Number), Of("priceJoules", Show.Energy), Of("pricedJoulesPerSample", Show.Energy), "synaptic events and the profile's constant"];
        }

        foreach (var converter in report.ItemsOf(energy, "converters"))
        {
            var (model, source) = (report.TextOf(converter, "model"), report.TextOf(converter, "source"));
            foreach (var (bits, price, joules) in new[]
            {
                ("8", "joulesPerConversion8Bits", "joules8Bits"),
                (FormattableString.Invariant($"{report.NumberOf(energy, "losslessBits")}"), "joulesPerConversionLossless", "joulesLossless"),
            })
            {
                yield return
                [
                    $"converting to {bits} bits, {model}", Of("conversionsPerSample", Show.Number), Show.Maybe(report.NumberOf(converter, price), Show.Energy),
                    Show.Maybe(report.NumberOf(converter, joules), Show.Energy), source,
                ];
            }
        }

        if (report.NumberOf(energy, "writeJoules") is { } write)
        {
            yield return
            [
                "writing the first chip, once", Of("pulses", Show.Count), "by pulse", Show.Energy(write),
                FormattableString.Invariant($"Σ V²·G·t of all pulses, {report.NumberOf(energy, "reversals")} of them in the other direction than the one before"),
            ];
        }
    }

    static Cell PerSiemens(double joules) => Cell.Of(joules, QuantityFormatter.Format(joules, Unit.Joule) + "/S");
}
