using System.Text.Json;
using NeuroChip.Emulator;
using NeuroChip.Verification.Running;

namespace NeuroChip.Verification.Kinds;

/// <summary>
/// "bitshift16/1": inputs, a recurrent hidden layer and an output layer, against family "bitshift16". Input counts beyond the 15 of the chip's
/// input interface are cut off before they are presented.
/// </summary>
sealed class BitshiftNetworkKind : IVectorKind
{
    const int MostInputSpikes = 15, MostHiddenSpikes = 31, MostOutputSpikes = 1;
    const int Hidden = 0, Output = 1;

    static readonly string[] States = ["i1", "i2", "v"];

    public string Name => "bitshift16/1";

    public bool Recognises(VectorFile file) => file.Format == Name;

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context) =>
        file.Root.Field("cases").Items().Select(item => new CaseVerdict(item.String("id"), FirstDifference(item, context)));

    static string? FirstDifference(JsonElement item, VerificationContext context)
    {
        var chip = new VectorChip();
        var inputs = item.Int("n_inputs");
        var samples = Samples(item, inputs);
        var input = chip.Input("input", inputs);
        var hidden = Population(chip, "hidden", item, MostHiddenSpikes);
        var output = Population(chip, "output", item, MostOutputSpikes);
        Project(chip, item, "in", input, inputs, hidden.Index);
        Project(chip, item, "rec", chip.FirstUnitOf(hidden.Index), hidden.Count, hidden.Index);
        Project(chip, item, "out", chip.FirstUnitOf(hidden.Index), hidden.Count, output.Index);
        var image = chip.Build();

        var probe = new CaseProbe(image, States.Length);
        ChipEmulator.Run(image, samples, context.Run, probe);
        return Compare(item.Field("expected"), probe);
    }

    static (int Index, int Count) Population(VectorChip chip, string name, JsonElement item, int mostSpikes)
    {
        var neurons = item.Field(name);
        var thresholds = neurons.Ints("threshold");
        var revision = item.Int("revision");
        var parameters = new List<(string, int[])> { ("revision", [revision]), ("max_spikes", [mostSpikes]), ("threshold", thresholds) };
        foreach (var key in new[] { "shift_mem", "shift_syn1", "shift_syn2", "alias", "bias" })
        {
            if (neurons.Optional(key) is { } values && (key != "bias" || (revision > 1 && item.Int("use_bias", missing: 0) != 0)))
            {
                parameters.Add((key, values.Ints()));
            }
        }

        return (chip.Population(name, thresholds.Length, "bitshift16", [.. parameters]), thresholds.Length);
    }

    static void Project(VectorChip chip, JsonElement item, string name, int source, int sources, int target)
    {
        var list = item.Field("syn_" + name);
        int[] pre = list.Ints("pre"), post = list.Ints("post"), port = list.Ints("port"), weights = list.Ints("w");
        DifferenceLog.RequireLength($"syn_{name}.post", post.Length, pre.Length, "synapses");
        DifferenceLog.RequireLength($"syn_{name}.port", port.Length, pre.Length, "synapses");
        DifferenceLog.RequireLength($"syn_{name}.w", weights.Length, pre.Length, "synapses");
        foreach (var group in Enumerable.Range(0, pre.Length).GroupBy(s => port[s]))
        {
            chip.Project(source, sources, target, group.Select(s => new VectorSynapse(pre[s], post[s], weights[s])), group.Key, item.Int("weight_shift_" + name));
        }
    }

    static VectorSamples Samples(JsonElement item, int inputs)
    {
        var counts = item.Field("input").Items().Select(step => step.Ints()).ToArray();
        DifferenceLog.RequireLength("input", counts.Length, item.Int("steps"));
        foreach (var step in counts)
        {
            DifferenceLog.RequireLength("input", step.Length, inputs, "channels");
        }

        return new(counts.Length, VectorSamples.Encode([.. counts.Select(step => step.Select((count, channel) => (channel, Math.Clamp(count, 0, MostInputSpikes))).ToArray())]));
    }

    static string? Compare(JsonElement expected, CaseProbe probe)
    {
        var log = new DifferenceLog();
        CompareCounts(log, expected.Field("hidden_counts"), probe.Spikes(Hidden));
        CompareSpikes(log, expected.Field("output_spikes"), probe.Spikes(Output));
        var trace = expected.Field("trace");
        var recorded = trace.Ints("neurons");
        for (var state = 0; state < States.Length; state++)
        {
            log.CompareTraces(trace, States[state], recorded, probe.State(Hidden, state));
            log.CompareSums($"{States[state]}_sum", expected.Field($"{States[state]}_sum"), probe.State(Hidden, state));
            if (expected.Optional("out_trace") is { } outputs && outputs.Optional(States[state]) is { } lists)
            {
                log.CompareTraces(outputs, States[state], [.. Enumerable.Range(0, lists.Items().Count())], probe.State(Output, state), "output ");
            }
        }

        return log.First;
    }

    // Pairs of unit and count.
    static void CompareCounts(DifferenceLog log, JsonElement expected, List<(int Unit, int Value)[]> found)
    {
        var steps = expected.Items().ToArray();
        DifferenceLog.RequireLength("hidden_counts", steps.Length, found.Count);
        for (var step = 0; step < steps.Length; step++)
        {
            var pairs = steps[step].Items().Select(Pair).OrderBy(pair => pair[0]).SelectMany(pair => pair).ToArray();
            log.CompareSets(step, "hidden spike counts (unit count …)", pairs, [.. found[step].SelectMany(spike => new[] { spike.Unit, spike.Value })]);
        }
    }

    static int[] Pair(JsonElement list) =>
        list.Ints() is { Length: 2 } pair ? pair : throw new VectorFormatException("'hidden_counts' holds something else than pairs of unit and count");

    static void CompareSpikes(DifferenceLog log, JsonElement expected, List<(int Unit, int Value)[]> found)
    {
        var steps = expected.Items().ToArray();
        DifferenceLog.RequireLength("output_spikes", steps.Length, found.Count);
        for (var step = 0; step < steps.Length; step++)
        {
            log.CompareSets(step, "output spikes", steps[step].Ints().Order().ToArray(), [.. found[step].Select(spike => spike.Unit)]);
        }
    }
}
