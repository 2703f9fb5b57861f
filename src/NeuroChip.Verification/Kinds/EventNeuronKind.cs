using System.Text.Json;
using NeuroChip.Emulator.EventDriven;
using NeuroChip.Verification.Running;

namespace NeuroChip.Verification.Kinds;

/// <summary>
/// "event8/1": 8-bit event neurons with plastic synapses, event by event. They compute at events and have no lanes, so every backend runs the same
/// code.
/// </summary>
sealed class EventNeuronKind : IVectorKind
{
    const string TimeReference = "t", Bistability = "b";

    public string Name => "event8/1";

    public bool Recognises(VectorFile file) => file.Format == Name;

    public IEnumerable<CaseVerdict> Check(VectorFile file, VerificationContext context) =>
        file.Root.Field("cases").Items().Select(item => new CaseVerdict(item.String("id"), FirstDifference(item)));

    static string? FirstDifference(JsonElement item)
    {
        var neuron = new SdspNeuron(Parameters(item.Field("params")), Synapses(item.Field("synapses")));
        var events = item.Field("events").Items().ToArray();
        var found = new EventTrace(neuron, events.Length);
        for (var number = 0; number < events.Length; number++)
        {
            found.Record(number, Apply(neuron, events[number]));
        }

        return Compare(item.Field("expected"), found, neuron);
    }

    // True: the neuron fires.
    static bool Apply(SdspNeuron neuron, JsonElement item)
    {
        switch (item.ValueKind)
        {
            case JsonValueKind.String when item.ValueEquals(TimeReference):
                return neuron.TimeReference();
            case JsonValueKind.String when item.ValueEquals(Bistability):
                neuron.Bistability();
                return false;
            case JsonValueKind.Number when item.TryGetInt32(out var synapse) && (uint)synapse < (uint)neuron.Synapses:
                return neuron.Spike(synapse);
            default:
                throw new VectorFormatException($"event {item.GetRawText()} is no synapse from 0 to {neuron.Synapses - 1}, \"{TimeReference}\" or \"{Bistability}\"");
        }
    }

    static SdspParameters Parameters(JsonElement parameters) => new()
    {
        Threshold = parameters.Int("threshold"),
        LeakStrength = parameters.Int("leak_strength"),
        LeakEnabled = parameters.Int("leak_enable") != 0,
        CalciumEnabled = parameters.Int("calcium_enable") != 0,
        MembraneThreshold = parameters.Int("theta_mem"),
        CalciumThresholds = (parameters.Int("ca_theta1"), parameters.Int("ca_theta2"), parameters.Int("ca_theta3")),
        CalciumLeakPeriod = parameters.Int("ca_leak_period"),
        UpdatesUnmapped = parameters.Int("update_unmapped") != 0,
        PropagatesUnmapped = parameters.Int("propagate_unmapped") != 0,
    };

    static IEnumerable<SdspSynapse> Synapses(JsonElement synapses)
    {
        int[] weights = synapses.Ints("w"), mapped = synapses.Ints("mapped"), inhibitory = synapses.Ints("inhibitory");
        DifferenceLog.RequireLength("mapped", mapped.Length, weights.Length, "synapses");
        DifferenceLog.RequireLength("inhibitory", inhibitory.Length, weights.Length, "synapses");
        return weights.Select((weight, s) => weight is >= 0 and <= 7
            ? new SdspSynapse(weight, mapped[s] != 0, inhibitory[s] != 0)
            : throw new VectorFormatException($"synapse {s} has weight {weight}; allowed are 0 to 7"));
    }

    static string? Compare(JsonElement expected, EventTrace found, SdspNeuron neuron)
    {
        const string unit = "event";
        var log = new DifferenceLog();
        log.CompareTrace("v", expected.Ints("v"), found.Potential, unit);
        log.CompareTrace("calcium", expected.Ints("calcium"), found.Calcium, unit);
        log.CompareTrace("ca_leak_count", expected.Ints("ca_leak_count"), found.CalciumLeakCount, unit);
        log.CompareEvents("spike", expected.Ints("spike_events"), [.. found.Spikes], unit);
        log.CompareEvents("up", expected.Ints("up"), [.. found.Up], unit);
        log.CompareEvents("down", expected.Ints("down"), [.. found.Down], unit);
        var changes = expected.Field("weight_changes").Items().Select(Change).ToLookup(change => change[0], change => change[1..]);
        for (var number = 0; number < found.Potential.Length; number++)
        {
            log.CompareSets(number, "weight changes (synapse weight …)",
                [.. changes[number].OrderBy(change => change[0]).SelectMany(change => change)], [.. found.WeightChanges[number]], unit);
        }

        var final = expected.Ints("w_final");
        DifferenceLog.RequireLength("w_final", final.Length, neuron.Synapses, "synapses");
        for (var synapse = 0; synapse < final.Length; synapse++)
        {
            log.Compare(found.Potential.Length, $"w_final[{synapse}]", final[synapse], neuron.WeightOf(synapse), unit);
        }

        return log.First;
    }

    static int[] Change(JsonElement list) => list.Ints() is { Length: 3 } change
        ? change
        : throw new VectorFormatException("'weight_changes' holds something else than event, synapse and new weight");
}
