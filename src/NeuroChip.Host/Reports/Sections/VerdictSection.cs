using System.Text.Json;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>What ran, and the figures that people ask for first.</summary>
static class VerdictSection
{
    public static ReportSection Build(ReportFile report) => new("verdict", "Result",
    [
        new Paragraph(WhatRan(report)),
        new KeyFigures([.. Figures(report)]),
    ]);

    static string WhatRan(ReportFile report)
    {
        var partial = report.Root.TryGetProperty("partial", out var flag) && flag.ValueKind == JsonValueKind.True
            ? " The run was interrupted: all figures are about the samples that were finished."
            : "";
        return FormattableString.Invariant(
            $"{report.Text("network")} · {report.Text("input")} · {report.Number("samples")} samples of {report.Number("ticksPerSample")} ticks · seed {report.Number("seed")}.{partial}");
    }

    static IEnumerable<KeyFigure> Figures(ReportFile report)
    {
        if (report.Number("accuracy") is { } accuracy)
        {
            yield return new KeyFigure("Accuracy", Show.Percent(accuracy), AgainstFloat(report, accuracy));
        }

        if (report.Number("energyPerSampleJoules") is { } energy)
        {
            yield return new KeyFigure("Energy per sample", Show.Energy(energy), MissingPrices(report));
        }

        if (report.Number("chipSecondsPerSample") is { } seconds)
        {
            yield return new KeyFigure("Chip time per sample", Show.Time(seconds), report.Text("chipTimeBasis"));
        }

        if (report.Number("coresUsed") is { } cores)
        {
            yield return new KeyFigure("Cores", Show.Count(cores), FormattableString.Invariant($"of {report.Number("coresAvailable")}"));
        }

        if (report.Number("weightMemoryBits") is { } bits)
        {
            yield return new KeyFigure("Weights", Show.Memory(bits), FormattableString.Invariant($"{report.Number("synapses")} synapses in use"));
        }
    }

    static string AgainstFloat(ReportFile report, double accuracy)
    {
        var interval = report.Numbers("accuracyInterval") is [var low, var high]
            ? $"95 % interval {Show.PercentText(low)} … {Show.PercentText(high)}"
            : "";
        return report.Number("floatAccuracy") is { } reference
            ? $"{interval}; float {Show.PercentText(reference)}, {Points(accuracy - reference)}"
            : interval;
    }

    static string Points(double difference) =>
        FormattableString.Invariant($"{(difference < 0 ? "−" : "+")}{Math.Abs(difference) * 100:F2} points");

    static string MissingPrices(ReportFile report) =>
        report.Object("energy") is { } energy && report.TextsOf(energy, "missing") is { Count: > 0 } missing
            ? $"without {string.Join(", ", missing)}: no price in the profile"
            : "all events that happened have a price";
}
