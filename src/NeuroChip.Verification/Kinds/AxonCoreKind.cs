using System.Text.Json;
using NeuroChip.Emulator;
using NeuroChip.Verification.Running;

namespace NeuroChip.Verification.Kinds;

/// <summary>
/// "axon4/1": one core of axon-type neurons without anything stochastic, against family "axon4". A crosspoint or an active axon that a file
/// names twice is still one.
/// </summary>
sealed class AxonCoreKind : IVectorKind
{
    const int Types = 4;

    static readonly string[] Shared = ["leak", "threshold", "negative_threshold", "reset_value", "reset_mode"];

    public string Name => "axon4/1";

    public bool Recognises(VectorFile file) => file.Format == Name;

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context) =>
        file.Root.Field("cases").Items().Select(item => new CaseVerdict(item.String("id"), FirstDifference(item, context)));

    static string? FirstDifference(JsonElement item, VerificationContext context)
    {
        var chip = new VectorChip();
        var axons = item.Int("axons");
        DifferenceLog.RequireLength("axon_type", item.Ints("axon_type").Length, axons, "axons");
        var neurons = item.Field("neuron_params").Items().ToArray();
        var input = chip.Input("axons", axons);
        var core = chip.Population("neurons", neurons.Length, "axon4", [.. Parameters(item, neurons)]);
        chip.Project(input, axons, core, Synapses(item, neurons));
        var image = chip.Build();

        var probe = new CaseProbe(image, states: 1);
        ChipEmulator.Run(image, Samples(item, axons), context.Run, probe);
        return Compare(item.Field("expected"), probe);
    }

    static IEnumerable<(string, int[])> Parameters(JsonElement item, JsonElement[] neurons)
    {
        foreach (var name in Shared)
        {
            yield return (name, [.. neurons.Select(n => n.Int(name))]);
        }

        yield return ("v0", [.. neurons.Select(n => n.Int("v0", missing: 0))]);
        yield return ("negative_compare_inclusive", [item.Int("negative_compare_inclusive")]);
    }

    static IEnumerable<VectorSynapse> Synapses(JsonElement item, JsonElement[] neurons)
    {
        var types = item.Ints("axon_type");
        var connected = item.Field("connect").Items().ToArray();
        if (connected.Length != neurons.Length || types.Any(type => type is < 0 or >= Types))
        {
            throw new VectorFormatException($"'connect' has {connected.Length} lists for {neurons.Length} neurons, or an axon is of no type from 0 to {Types - 1}");
        }

        for (var neuron = 0; neuron < neurons.Length; neuron++)
        {
            var weights = neurons[neuron].Ints("weights");
            foreach (var axon in connected[neuron].Ints().Distinct())
            {
                if ((uint)axon >= (uint)types.Length || weights.Length != Types)
                {
                    throw new VectorFormatException($"neuron {neuron} is connected to axon {axon} of {types.Length}, or has not {Types} weights");
                }

                yield return new(axon, neuron, weights[types[axon]]);
            }
        }
    }

    static VectorSamples Samples(JsonElement item, int axons)
    {
        var active = item.Field("input").Items().Select(step => step.Ints().Distinct().Order().ToArray()).ToArray();
        if (active.Length != item.Int("steps") || active.Any(step => step.Any(axon => (uint)axon >= (uint)axons)))
        {
            throw new VectorFormatException("'input' has not one list a step, or names an axon that does not exist");
        }

        return new(active.Length, VectorSamples.Encode([.. active.Select(step => step.Select(axon => (axon, 1)).ToArray())]));
    }

    static string? Compare(JsonElement expected, CaseProbe probe)
    {
        var log = new DifferenceLog();
        var potentials = probe.State(population: 0, state: 0);
        var spikes = expected.Field("spikes").Items().Select(step => step.Ints()).ToArray();
        DifferenceLog.RequireLength("spikes", spikes.Length, potentials.Count);
        for (var step = 0; step < potentials.Count; step++)
        {
            log.CompareSets(step, "spikes", spikes[step].Order().ToArray(), [.. probe.Spikes(0)[step].Select(spike => spike.Unit)]);
        }

        var trace = expected.Field("trace");
        log.CompareTraces(trace, "v", trace.Ints("neurons"), potentials);
        log.CompareSums("v_sum", expected.Field("v_sum"), potentials);
        log.CompareFinal("v_final", expected.Ints("v_final"), potentials);
        return log.First;
    }
}
