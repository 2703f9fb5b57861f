using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Traffic;
using NeuroChip.Core.Units;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Reports;

/// <summary>What a search for a mapping gained, beside filling cores in order.</summary>
static class MappingReportText
{
    /// <summary>For progress: the cost so far as a part of that of filling in order.</summary>
    public static string Cost(double cost) => string.Create(CultureInfo.InvariantCulture, $"cost {cost:F3} of in-order");

    public static void Write(TextWriter output, MappingReport report)
    {
        output.WriteLine();
        output.WriteLine($"Mapping for {report.Objective} (per tick, at the given spike rates)");
        var table = new TextTable("", "found", "in order", "change");
        foreach (var (name, of, unit) in Rows)
        {
            var (found, before) = (of(report.Mapping), report.InOrder is { } inOrder ? of(inOrder) : (double?)null);
            table.Add(name, Text(found, unit), before is { } value ? Text(value, unit) : "", before is > 0 ? Change(found / before.Value) : "");
        }

        table.Write(output);
        if (report.InOrder is null)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  filling in order needs {report.InOrderCores} cores; it was not measured"));
        }
    }

    public static JsonObject Json(MappingReport report) => new()
    {
        ["objective"] = report.Objective.ToString(),
        ["found"] = Json(report.Mapping),
        ["inOrder"] = report.InOrder is { } inOrder ? Json(inOrder) : null,
        ["inOrderCores"] = report.InOrderCores,
    };

    public static JsonObject Json(MappingFigures figures) => new()
    {
        ["packets"] = figures.Packets,
        ["hops"] = figures.Hops,
        ["multicastHops"] = figures.MulticastHops,
        ["energyJoules"] = figures.EnergyJoules,
        ["latencySeconds"] = figures.LatencySeconds,
        ["busiestCoreEvents"] = figures.BusiestCoreEvents,
        ["meanCoreEvents"] = figures.MeanCoreEvents,
        ["busiestLinkPackets"] = figures.BusiestLinkPackets,
        ["longestWay"] = figures.LongestWay,
    };

    static IEnumerable<(string Name, Func<MappingFigures, double> Of, Unit? Unit)> Rows =>
    [
        ("packets", f => f.Packets, null),
        ("hops, one message per core", f => f.Hops, null),
        ("hops, multicast tree", f => f.MulticastHops, null),
        ("energy of messages", f => f.EnergyJoules, Unit.Joule),
        ("time on the way, all messages", f => f.LatencySeconds, Unit.Second),
        ("synaptic events, busiest core", f => f.BusiestCoreEvents, null),
        ("packets, busiest link", f => f.BusiestLinkPackets, null),
        ("links on the longest way", f => f.LongestWay, null),
    ];

    static string Text(double value, Unit? unit) =>
        unit is { } known ? QuantityFormatter.Format(value, known) : value.ToString("0.###", CultureInfo.InvariantCulture);

    static string Change(double ratio) => ((ratio - 1) * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %";
}
