using System.Text.Json;
using NeuroChip.Reference;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>One neuron under several schemes: its spikes, its membrane after the reset in every step, and the spikes that tools published.</summary>
sealed class NirSchemesKind : IVectorKind
{
    public string Name => "nir-schemes";

    public bool Recognises(VectorFile file) => file.Has("network", "dt", "steps", "schemes");

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var data = new DataFolder(file, context);
        foreach (var scheme in file.Root.Field("schemes").EnumerateObject())
        {
            yield return new CaseVerdict(scheme.Name, CheckScheme(file, data, scheme));
        }

        foreach (var tool in file.Root.Optional("published")?.EnumerateObject() ?? default)
        {
            yield return new CaseVerdict("published by " + tool.Name, CheckTool(file, data, tool.Value));
        }
    }

    static string? CheckScheme(VectorFile file, DataFolder data, JsonProperty scheme)
    {
        var options = SchemeText.Parse(scheme.Name, file.Root.Double("dt"));
        var network = data.Network(file.Root.String("network"), options);
        var trace = ReferenceTrace.Record(network, SingleInput.Read(file, file.Root.Steps()));
        return Differences.InSteps(trace.SpikeSteps(network.Outputs[0]), scheme.Value.Ints("spike_steps"))
            ?? Differences.InValues(
                trace.Potentials(network.Outputs[0]), scheme.Value.Field("v_after_reset").Doubles(), SchemeText.ToleranceOf(options), step => $"v in step {step}");
    }

    // What a tool published is one of the schemes, perhaps some steps later; the vector says in how many steps it still differs.
    static string? CheckTool(VectorFile file, DataFolder data, JsonElement tool)
    {
        var options = SchemeText.Parse(tool.String("nearest_scheme"), file.Root.Double("dt")) with { LayerLatency = tool.Int("latency_steps") };
        var network = data.Network(file.Root.String("network"), options);
        var ours = ReferenceTrace.Record(network, SingleInput.Read(file, file.Root.Steps())).SpikeSteps(network.Outputs[0]);
        var published = tool.Ints("published_spike_steps");
        var mismatches = ours.Except(published).Count() + published.Except(ours).Count();
        return mismatches == tool.Int("spike_mismatches")
            ? null
            : $"{mismatches} steps differ from the published ones instead of {tool.Int("spike_mismatches")}: {Differences.InSteps(ours, published)}";
    }
}
