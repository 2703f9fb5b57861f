using System.Globalization;
using System.Text.Json.Nodes;
using NeuroChip.Compiler.Lowering.Chip;

namespace NeuroChip.Host.Reports;

/// <summary>What relay populations changed, measured by running the network with and without them on the same input.</summary>
/// <param name="Populations">The relay populations.</param>
/// <param name="Samples">Samples presented to both.</param>
/// <param name="Accuracy">Share of samples classified correctly with relays; null without labels.</param>
/// <param name="AccuracyWithout">The same in the same integers on a chip whose cores take all inputs.</param>
/// <param name="Agreement">Share of samples with the same answer.</param>
sealed record RelayFigures(IReadOnlyList<InsertedPopulation> Populations, int Samples, double? Accuracy, double? AccuracyWithout, double Agreement)
{
    public double? AccuracyChange => Accuracy - AccuracyWithout;

    public JsonObject ToJson() => new()
    {
        ["populations"] = new JsonArray([.. Populations.Select(p => (JsonNode)p.Name)]),
        ["neurons"] = Populations.Sum(p => p.Neurons),
        ["samples"] = Samples,
        ["accuracy"] = Accuracy,
        ["accuracyWithout"] = AccuracyWithout,
        ["accuracyChange"] = AccuracyChange,
        ["agreement"] = Agreement,
    };

    public void Write(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Relays: {Populations.Sum(p => p.Neurons)} neurons in {string.Join(", ", Populations.Select(p => p.Name))}"));
        if (AccuracyChange is { } change)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  accuracy {100 * Accuracy:F2} % with relays, {100 * AccuracyWithout:F2} % without: {100 * change:+0.00;-0.00;0.00} points over {Samples} samples"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  same answer with and without relays: {100 * Agreement:F2} % of {Samples} samples"));
    }

    /// <summary>Every population that the compiler added, for the documents of run and compile.</summary>
    public static JsonArray Inserted(IEnumerable<InsertedPopulation> inserted) => new([.. inserted.Select(p => new JsonObject
    {
        ["name"] = p.Name,
        ["kind"] = p.Kind.ToString().ToLowerInvariant(),
        ["for"] = p.For,
        ["neurons"] = p.Neurons,
    })]);
}
