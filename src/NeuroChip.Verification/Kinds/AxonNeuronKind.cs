using System.Text.Json;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Verification.Running;

namespace NeuroChip.Verification.Kinds;

/// <summary>"axon4-full/1": single axon-type neurons with recorded random numbers, against family "axon4-full-replay".</summary>
sealed class AxonNeuronKind : IVectorKind
{
    static readonly string[] Named =
        ["leak", "leak_reversal", "stoch_leak", "threshold", "neg_threshold", "threshold_mask", "reset_value", "reset_mode", "neg_saturate"];

    public string Name => "axon4-full/1";

    public bool Recognises(VectorFile file) => file.Format == Name;

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context)
    {
        var steps = file.Root.Int("steps");
        return file.Root.Field("cases").Items().Select(item => new CaseVerdict(item.String("id"), FirstDifference(item, steps, context)));
    }

    static string? FirstDifference(JsonElement item, int steps, VerificationContext context)
    {
        const int ports = ReplayedDraws.FirstEventPort + AxonEvents.Quartets;
        var chip = new VectorChip();
        var input = chip.Input("counts and draws", ports);
        var neuron = chip.Population("neuron", 1, "axon4-full-replay", [.. Parameters(item.Field("params"))]);
        for (var port = 0; port < ports; port++)
        {
            chip.Project(input + port, 1, neuron, [new VectorSynapse(0, 0, 1)], port);
        }

        var image = chip.Build();
        var probe = new CaseProbe(image, states: 1);
        ChipEmulator.Run(image, new VectorSamples(steps, VectorSamples.Encode(Inputs(item, steps))), context.Run, probe);

        var log = new DifferenceLog();
        int[] fired = [.. Enumerable.Range(0, steps).Where(step => probe.Spikes(neuron)[step].Length > 0)];
        log.CompareTrace("v", item.Ints("v"), [.. probe.State(neuron, 0).Select(v => v[0])]);
        log.CompareEvents("spike", item.Ints("spikes"), fired);
        return log.First;
    }

    static IEnumerable<(string, int[])> Parameters(JsonElement parameters)
    {
        int[] weights = parameters.Ints("weights"), stochastic = parameters.Ints("stoch_syn");
        DifferenceLog.RequireLength("weights", weights.Length, AxonEvents.Types, "axon types");
        DifferenceLog.RequireLength("stoch_syn", stochastic.Length, AxonEvents.Types, "axon types");
        for (var type = 0; type < AxonEvents.Types; type++)
        {
            yield return ($"weight{type}", [weights[type]]);
            yield return ($"stoch_syn{type}", [stochastic[type]]);
        }

        foreach (var name in Named)
        {
            yield return (name, [parameters.Int(name)]);
        }

        yield return ("v0", [parameters.Int("v0", missing: 0)]);
    }

    // Values of the ports, step by step.
    static (int, int)[][] Inputs(JsonElement item, int steps)
    {
        var counts = item.Field("counts_per_type").Items().Select(step => step.Ints()).ToArray();
        var random = item.Field("rand");
        var synapses = random.Field("syn").Items().Select(step => step.Ints()).ToArray();
        int[] leaks = random.Ints("leak"), thresholds = random.Ints("thr");
        DifferenceLog.RequireLength("counts_per_type", counts.Length, steps);
        DifferenceLog.RequireLength("rand.syn", synapses.Length, steps);
        DifferenceLog.RequireLength("rand.leak", leaks.Length, steps);
        DifferenceLog.RequireLength("rand.thr", thresholds.Length, steps);
        return [.. Enumerable.Range(0, steps).Select(step =>
            Enumerable.Concat([.. Counts(counts[step], synapses[step].Length), leaks[step], thresholds[step]], Packed(synapses[step]))
                .Select((value, port) => (port, value)).ToArray())];
    }

    static int[] Counts(int[] counts, int draws)
    {
        DifferenceLog.RequireLength("counts_per_type", counts.Length, AxonEvents.Types, "axon types");
        return counts.All(count => count is >= 0 and <= AxonEvents.Most) && counts.Sum() == draws && draws <= AxonEvents.Most
            ? counts
            : throw new VectorFormatException($"a step has {draws} draws in 'rand.syn' for counts {string.Join(' ', counts)}; there is one an event, for at most {AxonEvents.Most}");
    }

    static IEnumerable<int> Packed(int[] draws) => draws.All(draw => draw is >= 0 and <= byte.MaxValue)
        ? draws.Chunk(4).Select(quartet => quartet.Select((draw, part) => draw << (8 * part)).Sum())
        : throw new VectorFormatException("'rand.syn' holds something else than numbers of 8 bits");
}
