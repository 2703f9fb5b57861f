using System.Globalization;
using System.Text.Json;
using NeuroChip.Host.Charts;
using NeuroChip.Host.Reports.Pages;

namespace NeuroChip.Host.Reports.Sections;

/// <summary>What the layers did: spikes of the first sample, rates, and neurons that are dead, saturated or duplicated.</summary>
static class ActivitySection
{
    public static ReportSection? Build(ReportFile report)
    {
        var blocks = new List<ReportBlock>();
        if (report.Object("raster") is { } raster)
        {
            var groups = report.ItemsOf(raster, "groups").Select(group => Group(report, group)).ToList();
            blocks.Add(new ChartBlock("raster-chart", Draw(groups), RasterTable(groups)));
        }

        var layers = report.Items("layers");
        var firing = layers.Where(layer => report.NumbersOf(layer, "rateHistogram").Count > 0).ToList();
        if (firing.Count > 0)
        {
            blocks.Add(new ChartBlock("rates-chart", DrawRates(report, firing), RateTable(report, firing)));
        }

        if (layers.Count > 0)
        {
            blocks.Add(new TableBlock(LayerTable(report, layers)));
        }

        return blocks.Count == 0 ? null : new ReportSection("activity", "Activity", blocks);
    }

    static RasterGroup Group(ReportFile report, JsonElement group)
    {
        var neurons = (int)Math.Max(1, report.NumberOf(group, "neurons") ?? 1);
        return new RasterGroup(
            report.TextOf(group, "name"), neurons, [.. report.TextsOf(group, "spikes").Select(tick => (IReadOnlyList<int>)Neurons(report, tick, neurons))]);
    }

    static int[] Neurons(ReportFile report, string tick, int neurons) =>
        [.. tick.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var neuron) && neuron < neurons
                ? neuron
                : throw report.Wrong($"'raster' names the neuron '{text}' of a group of {neurons}"))];

    static RasterChart Draw(List<RasterGroup> groups) => new(
        "Spikes of the first sample",
        string.Join("; ", groups.Select(group => FormattableString.Invariant($"{group.Name}: {group.Spikes} spikes of {group.Neurons} neurons in {group.Ticks.Count} ticks"))) + ".")
    {
        Groups = groups,
        Ticks = groups.Select(group => group.Ticks.Count).DefaultIfEmpty(1).Max(),
    };

    static ReportTable RasterTable(List<RasterGroup> groups) => new(
        "raster", "Spikes in each tick of the first sample",
        [new Column("tick"), .. groups.Select(group => new Column(group.Name))],
        [.. Enumerable.Range(0, groups.Select(group => group.Ticks.Count).DefaultIfEmpty(0).Max()).Select(tick => (IReadOnlyList<Cell>)
            [Show.Count(tick), .. groups.Select(group => Show.Count(tick < group.Ticks.Count ? group.Ticks[tick].Count : 0))])]);

    static Histogram DrawRates(ReportFile report, List<JsonElement> layers) => new(
        "Neurons by mean rate over all samples",
        string.Join("; ", layers.Select(layer => $"{report.TextOf(layer, "name")}: {string.Join(", ", report.NumbersOf(layer, "rateHistogram"))} neurons in the bins from 0 to 1")) + ".")
    {
        XName = "mean spikes per tick, from",
        YName = "neurons",
        Bins = [.. RateBins(report, layers)],
        Series = [.. layers.Select(layer => (report.TextOf(layer, "name"), report.NumbersOf(layer, "rateHistogram")))],
    };

    static IEnumerable<string> RateBins(ReportFile report, List<JsonElement> layers)
    {
        var bins = layers.Max(layer => report.NumbersOf(layer, "rateHistogram").Count);
        return Enumerable.Range(0, bins).Select(bin => FormattableString.Invariant($"{(double)bin / bins:0.##}"));
    }

    static ReportTable RateTable(ReportFile report, List<JsonElement> layers) => new(
        "rates", "Neurons whose mean rate, in spikes per tick, lies in each bin",
        [new Column("from"), .. layers.Select(layer => new Column(report.TextOf(layer, "name")))],
        [.. RateBins(report, layers).Select((bin, index) => (IReadOnlyList<Cell>)
            [bin, .. layers.Select(layer => Show.Maybe(report.NumbersOf(layer, "rateHistogram").ElementAtOrDefault(index), Show.Count))])]);

    static ReportTable LayerTable(ReportFile report, IReadOnlyList<JsonElement> layers) => new(
        "layers", "Layers: spikes, and neurons that carry no information",
        [
            new Column("layer"), new Column("neurons"), new Column("spikes per sample"), new Column("float"), new Column("dead"), new Column("dead in float"),
            new Column("saturated"), new Column("duplicates"),
        ],
        [.. layers.Select(layer => (IReadOnlyList<Cell>)
        [
            report.TextOf(layer, "name"),
            .. new[] { "neurons", "spikesPerSample", "floatSpikesPerSample", "dead", "floatDead", "saturated", "duplicates" }
                .Select(key => Show.Maybe(report.NumberOf(layer, key), Show.Number)),
        ])]);
}
