using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Core.Images;

namespace NeuroChip.Host.Reports;

/// <summary>The weight codes of an image, projection by projection: how they are distributed, and each of them.</summary>
static class WeightsReport
{
    const int MostBars = 33, LongestBar = 40;

    // Targets and sources of a matrix that a terminal shows whole.
    const int MostColumns = 40, MostRows = 64;

    public static void Write(ChipImage image, TextWriter writer)
    {
        for (var projection = 0; projection < image.Projections.Length; projection++)
        {
            var synapses = ImageSynapses.Of(image, projection).ToArray();
            WriteSummary(image.Projections[projection], synapses, writer);
            WriteHistogram([.. synapses.Select(synapse => (int)synapse.Code)], writer);
            WriteMatrix(image.Projections[projection], image.Populations[image.Projections[projection].Target].Count, synapses, writer);
        }
    }

    /// <summary>One line a synapse: <c>projection,source,target,delay,code,weight</c>; the weight in the network's own unit.</summary>
    public static void WriteCsv(ChipImage image, TextWriter writer)
    {
        writer.Write("projection,source,target,delay,code,weight\n");
        for (var projection = 0; projection < image.Projections.Length; projection++)
        {
            var described = image.Projections[projection];
            foreach (var synapse in ImageSynapses.Of(image, projection))
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture,
                    $"{Quoted(described.Name)},{synapse.Source},{synapse.Target},{synapse.DelayTicks},{synapse.Code},{synapse.Code * Scale(described, synapse.Target):R}\n"));
            }
        }
    }

    public static JsonArray Build(ChipImage image) => new([.. Enumerable.Range(0, image.Projections.Length).Select(projection =>
    {
        var described = image.Projections[projection];
        var synapses = ImageSynapses.Of(image, projection).ToArray();
        return new JsonObject
        {
            ["projection"] = described.Name,
            ["learns"] = described.Learning is not null,
            ["sources"] = described.SourceCount,
            ["targets"] = image.Populations[described.Target].Count,
            ["histogram"] = new JsonArray([.. synapses.CountBy(synapse => synapse.Code).OrderBy(pair => pair.Key).Select(pair => new JsonArray(pair.Key, pair.Value))]),
            ["synapses"] = new JsonArray([.. synapses.Select(synapse => new JsonArray(synapse.Source, synapse.Target, synapse.DelayTicks, synapse.Code))]),
        };
    })]);

    static void WriteSummary(ProjectionImage projection, ImageSynapse[] synapses, TextWriter writer)
    {
        var learns = projection.Learning is null ? "" : ", learns";
        writer.WriteLine();
        writer.WriteLine(synapses.Length == 0
            ? $"weights of {projection.Name}: none"
            : string.Create(CultureInfo.InvariantCulture,
                $"weights of {projection.Name}: {synapses.Length} codes, {synapses.Min(s => s.Code)} … {synapses.Max(s => s.Code)}, mean {synapses.Average(s => (double)s.Code):G5}, {synapses.Count(s => s.Code == 0)} are 0{learns}"));
    }

    // One bar a code, or one for each of equal ranges where there are too many.
    static void WriteHistogram(int[] codes, TextWriter writer)
    {
        if (codes.Length == 0)
        {
            return;
        }

        var least = codes.Min();
        var width = (codes.Max() - least) / MostBars + 1;
        var bars = codes.CountBy(code => (code - least) / width).OrderBy(pair => pair.Key).ToArray();
        var largest = bars.Max(pair => pair.Value);
        foreach (var (bar, count) in bars)
        {
            var first = least + bar * width;
            var range = width == 1 ? Text(first) : $"{Text(first)} … {Text(first + width - 1)}";
            writer.WriteLine($"  {range,13} {new string('#', (int)Math.Ceiling((double)count * LongestBar / largest)),-LongestBar} {Text(count)}");
        }
    }

    // Rows are sources, columns targets, as a crossbar has them. Synapses with delays, or several between a pair, have no place in a matrix.
    static void WriteMatrix(ProjectionImage projection, int targets, ImageSynapse[] synapses, TextWriter writer)
    {
        if (projection.SourceCount > MostRows || targets > MostColumns || synapses.Length == 0
            || synapses.DistinctBy(s => (s.Source, s.Target)).Count() < synapses.Length)
        {
            return;
        }

        var codes = synapses.ToDictionary(s => (s.Source, s.Target), s => Text(s.Code));
        var width = codes.Values.Max(text => text.Length);
        for (var source = 0; source < projection.SourceCount; source++)
        {
            var row = Enumerable.Range(0, targets).Select(target => codes.GetValueOrDefault((source, target), ".").PadLeft(width));
            writer.WriteLine($"  {Text(source),5}: {string.Join(' ', row)}");
        }
    }

    static double Scale(ProjectionImage projection, int target) => projection.CodeScale[projection.CodeScale.Length == 1 ? 0 : target];

    static string Quoted(string name) => name.AsSpan().IndexOfAny(",\"\n") < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
