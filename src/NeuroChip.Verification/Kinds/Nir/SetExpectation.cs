using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>
/// What a vector says about a network on a set of samples; each field is a case. Layers are named in the fields; "hidden" and "output"
/// mean the layers of that role where no population has the name. Where fewer samples are run, fields about all of them are left out.
/// </summary>
/// <param name="expected">samples, accuracy, accuracy_by_steps, ties, predicted, labels, output_counts_first_N, LAYER_spikes_first_N,
/// LAYER_spikes_per_neuron_first_N, LAYER_spikes_per_sample, and spikes_per_sample as a list or by layer.</param>
/// <param name="layers">Names for the list <c>spikes_per_sample</c>.</param>
/// <param name="rate">Agreement of spikes per sample: absolute and as a share.</param>
sealed partial class SetExpectation(JsonElement expected, string[] layers, (double Absolute, double Share) rate)
{
    // Shares are written with five or more digits; sets are far smaller than a hundred thousand samples.
    const double AccuracyTolerance = 6e-6;

    public IEnumerable<CaseVerdict> Check(string title, NetworkGraph network, ISampleSource samples, VerificationContext context)
    {
        var run = SetRun.Of(network, samples, FirstSamples(), StepsOfAccuracy(), context);
        foreach (var field in expected.EnumerateObject())
        {
            var verdicts = Verdicts(run, field);
            foreach (var (name, difference) in verdicts)
            {
                yield return new CaseVerdict($"{title}, {name}", difference);
            }
        }
    }

    /// <summary>Words for the options of a network where a vector names the file and the order of currents only.</summary>
    public static NirImportOptions OptionsFor(string networkFile, string scheme, double dt) =>
        SchemeText.Parse(networkFile.Contains("subtract", StringComparison.Ordinal) ? scheme + ", subtract threshold" : scheme, dt);

    int FirstSamples() => expected.EnumerateObject().Select(field => First().Match(field.Name)).Where(match => match.Success)
        .Select(match => Integer(match.Groups[1].Value)).DefaultIfEmpty(0).Max();

    int[] StepsOfAccuracy() => expected.Optional("accuracy_by_steps") is { } accuracies
        ? [.. accuracies.EnumerateObject().Select(entry => Integer(entry.Name)).Order()]
        : [];

    IEnumerable<(string Name, string? Difference)> Verdicts(SetRun run, JsonProperty field) => field.Name switch
    {
        "predicted" => [(field.Name, Prefix(run.Accuracy.Predictions, field.Value.Classes(), run))],
        "labels" => [(field.Name, Prefix([.. Enumerable.Range(0, run.Count).Select(run.Samples.Label)], field.Value.Ints(), run))],
        "samples" => [(field.Name, Differences.InFigure(run.Samples.Count, expected.Int(field.Name), 0))],
        _ when First().IsMatch(field.Name) => [(field.Name, FirstCounts(run, field))],
        _ when !run.IsWhole => [],
        "accuracy" => [(field.Name, Differences.InFigure(run.Accuracy.Share, expected.Double(field.Name), AccuracyTolerance))],
        "accuracy_by_steps" => field.Value.EnumerateObject().Select(entry => ($"accuracy after {entry.Name} steps", AccuracyAfter(run, Integer(entry.Name), entry.Value.GetDouble()))),
        "ties" => [(field.Name, Differences.InFigure(run.Accuracy.Ties, expected.Int(field.Name), 0))],
        "spikes_per_sample" => Rates(run, field.Value),
        _ when PerSample().Match(field.Name) is { Success: true } match => [(field.Name, Rate(run, match.Groups[1].Value, expected.Double(field.Name)))],
        _ => [],
    };

    string? FirstCounts(SetRun run, JsonProperty field)
    {
        var match = FirstOf().Match(field.Name);
        var layer = Layer(run.Network, match.Groups[1].Value);
        var size = run.Network[layer].Size;
        return match.Groups[2].Value == "spikes"
            ? Differences.InCounts(run.FirstSpikes(layer), Cut(field.Value.Ints(), 1), sample => $"sample {sample}")
            : Differences.InCounts([.. run.FirstCounts(layer).SelectMany(counts => counts)], Cut(field.Value.Flat(), size), i => $"sample {i / size} neuron {i % size}");

        int[] Cut(int[] values, int perSample) => values[..Math.Min(values.Length, run.FirstSamples.Length * perSample)];
    }

    static string? Prefix(IReadOnlyList<int> actual, int[] all, SetRun run) => Differences.InCounts(
        actual, run.IsWhole ? all : all[..Math.Min(run.Count, all.Length)], sample => $"sample {sample}");

    static string? AccuracyAfter(SetRun run, int steps, double accuracy)
    {
        var correct = run.Decisions.After(steps).Index().Count(decision => decision.Item == run.Samples.Label(decision.Index));
        return Differences.InFigure((double)correct / run.Count, accuracy, AccuracyTolerance);
    }

    IEnumerable<(string, string?)> Rates(SetRun run, JsonElement rates)
    {
        if (rates.ValueKind == JsonValueKind.Object)
        {
            return rates.EnumerateObject().Select(layer => ($"spikes per sample of {layer.Name}", Rate(run, layer.Name, rates.Double(layer.Name))));
        }

        var values = rates.Doubles();
        return values.Length == layers.Length
            ? layers.Zip(values, (layer, value) => ($"spikes per sample of {layer}", Rate(run, layer, value)))
            : throw new VectorFormatException($"'spikes_per_sample' has {values.Length} entries for {layers.Length} layers");
    }

    string? Rate(SetRun run, string layer, double value) =>
        Differences.InFigure(run.SpikesPerSample(Layer(run.Network, layer)), value, rate.Absolute + (rate.Share * value));

    static string Layer(NetworkGraph network, string name) => name switch
    {
        _ when network.Populations.Any(population => population.Name == name) => name,
        "input" => network.Inputs.First().Name,
        "hidden" => network.HiddenLayer(),
        "output" => network.Outputs[0],
        _ => network.Named(name),
    };

    static int Integer(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new VectorFormatException($"'{digits}' is not a number of steps or samples");

    [GeneratedRegex(@"^(?:.+)_(?:spikes|counts|spikes_per_neuron)_first_(\d+)$")]
    private static partial Regex First();

    [GeneratedRegex(@"^(.+?)_(spikes|counts|spikes_per_neuron)_first_\d+$")]
    private static partial Regex FirstOf();

    [GeneratedRegex("^(.+)_spikes_per_sample$")]
    private static partial Regex PerSample();
}
