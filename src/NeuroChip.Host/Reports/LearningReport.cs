using System.Globalization;
using System.Text.Json.Nodes;
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
    })]);

    static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
