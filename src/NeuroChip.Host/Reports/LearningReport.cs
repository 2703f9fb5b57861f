using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Core.Units;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Reports;

/// <summary>What a run learned, for the terminal and for machines.</summary>
static class LearningReport
{
    public static void Write(TextWriter output, IReadOnlyList<LearningFigures> learning)
    {
        if (learning.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(learning.Any(figures => figures.Applied) ? "Learning" : "Learning (off: weights stay as they are)");
        var table = new TextTable("projection", "synapses", "phases", "updates", "writes", "rounded to 0", "held by range", "LSB", "smallest change", "codes now", "mean");
        foreach (var figures in learning)
        {
            table.Add(
                figures.Projection, Text(figures.Synapses), Text(figures.Phases), Text(figures.Updates), Text(figures.Writes),
                (figures.RoundedToZeroShare * 100).ToString("F2", CultureInfo.InvariantCulture) + " %", Text(figures.HeldByRange), Number(figures.Lsb),
                $"{Text(figures.SmallestChangeCodes)} LSB = {Number(figures.SmallestChange)}", $"{Text(figures.LeastCode)} … {Text(figures.GreatestCode)}", Number(figures.MeanCode));
        }

        table.Write(output);
        WritePulses(output, learning);
    }

    static void WritePulses(TextWriter output, IReadOnlyList<LearningFigures> learning)
    {
        if (learning.All(figures => figures.Pulses is null))
        {
            return;
        }

        output.WriteLine();
        var table = new TextTable("pulses on devices", "up", "down", "energy of writing", "most written device", "worn out");
        foreach (var figures in learning)
        {
            if (figures.Pulses is { } pulses)
            {
                table.Add(
                    figures.Projection, Text(pulses.Up), Text(pulses.Down), QuantityFormatter.Format(pulses.Joules, Unit.Joule),
                    $"{Text(pulses.Most)} pulses, {Text(pulses.MostSource)} → {Text(pulses.MostTarget)}", Text(pulses.WornOut));
            }
        }

        table.Write(output);
    }

    public static JsonArray Build(IReadOnlyList<LearningFigures> learning) => new([.. learning.Select(figures => new JsonObject
    {
        ["projection"] = figures.Projection,
        ["applied"] = figures.Applied,
        ["synapses"] = figures.Synapses,
        ["phases"] = figures.Phases,
        ["updates"] = figures.Updates,
        ["writes"] = figures.Writes,
        ["roundedToZero"] = figures.RoundedToZero,
        ["roundedToZeroShare"] = figures.RoundedToZeroShare,
        ["heldByRange"] = figures.HeldByRange,
        ["lsb"] = figures.Lsb,
        ["smallestChangeCodes"] = figures.SmallestChangeCodes,
        ["smallestChange"] = figures.SmallestChange,
        ["leastCode"] = figures.LeastCode,
        ["greatestCode"] = figures.GreatestCode,
        ["meanCode"] = figures.MeanCode,
        ["firstBinCode"] = figures.Codes.FirstCode,
        ["codesPerBin"] = figures.Codes.CodesPerBin,
        ["codesBefore"] = new JsonArray([.. figures.Codes.Before.Select(count => (JsonNode)count)]),
        ["codesAfter"] = new JsonArray([.. figures.Codes.After.Select(count => (JsonNode)count)]),
        ["pulses"] = figures.Pulses is { } pulses ? Build(pulses) : null,
    })]);

    static JsonObject Build(LearningPulseFigures pulses) => new()
    {
        ["up"] = pulses.Up,
        ["down"] = pulses.Down,
        ["joules"] = pulses.Joules,
        ["mostWritten"] = pulses.Most,
        ["mostWrittenSource"] = pulses.MostSource,
        ["mostWrittenTarget"] = pulses.MostTarget,
        ["wornOut"] = pulses.WornOut,
    };

    static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
