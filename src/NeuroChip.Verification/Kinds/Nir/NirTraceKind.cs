using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NeuroChip.Reference;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>
/// Spike steps and membranes of single neurons under one scheme: fields <c>spike_steps</c> and <c>v_every_N</c> (the last of every N
/// steps) of the network's output, or of a population whose name comes before: <c>lif1_spike_steps</c>, <c>lif2_v_every_100</c>.
/// </summary>
sealed partial class NirTraceKind : IVectorKind
{
    public string Name => "nir-trace";

    public bool Recognises(VectorFile file) =>
        file.Has("network", "dt", "steps", "scheme") && file.Root.EnumerateObject().Any(field => Spikes().IsMatch(field.Name));

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var options = SchemeText.Parse(file.Root.String("scheme"), file.Root.Double("dt"));
        var network = new DataFolder(file, context).Network(file.Root.String("network"), options);
        var trace = ReferenceTrace.Record(network, SingleInput.Read(file, file.Root.Steps()));
        foreach (var field in file.Root.EnumerateObject())
        {
            if (Spikes().Match(field.Name) is { Success: true } spikes)
            {
                yield return new CaseVerdict(field.Name, Differences.InSteps(trace.SpikeSteps(Population(spikes)), field.Value.Ints()));
            }
            else if (Membrane().Match(field.Name) is { Success: true } membrane)
            {
                yield return new CaseVerdict(field.Name, Compare(trace.Potentials(Population(membrane)), field.Value, Interval(membrane), options));
            }
        }

        string Population(Match match) => match.Groups[1].Value is { Length: > 0 } name ? network.Named(name) : network.Outputs[0];
    }

    static string? Compare(double[] potentials, JsonElement expected, int interval, Compiler.Importing.Nir.NirImportOptions options) => Differences.InValues(
        [.. potentials.Where((_, step) => step % interval == interval - 1)],
        expected.Doubles(),
        SchemeText.ToleranceOf(options),
        i => $"step {((i + 1) * interval) - 1}");

    static int Interval(Match membrane) =>
        int.TryParse(membrane.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var interval) && interval > 0
            ? interval
            : throw new VectorFormatException($"'{membrane.Value}' does not say every how many steps");

    [GeneratedRegex("^(?:(.+)_)?spike_steps$")]
    private static partial Regex Spikes();

    [GeneratedRegex(@"^(?:(.+)_)?v_every_(\d+)$")]
    private static partial Regex Membrane();
}
