using System.Text.Json;
using NeuroChip.Verification.Running;

namespace NeuroChip.Verification.Kinds;

/// <summary>What a network/1 file expects of one population. Every field is optional.</summary>
sealed class ExpectedPopulation(string name, JsonElement expected, int size)
{
    const string Sum = "_sum", Final = "_final";

    static readonly (string Field, int Value)[] SpikeFields = [("spikes", 1), ("spikes_pos", 1), ("spikes_neg", -1)];

    public void Compare(RecordedRun run, DifferenceLog log)
    {
        var outputs = run.Outputs(name);
        CompareSpikes(outputs, log);
        foreach (var state in Members(Sum).Where(state => run.Has(name, state)))
        {
            log.CompareSums($"{name}, sum of {state}", expected.Field(state + Sum), run.State(name, state));
        }

        if (expected.Optional("trace") is { } trace)
        {
            CompareTraces(run, trace, log);
        }

        foreach (var state in Members(Final).Where(state => run.Has(name, state)))
        {
            log.CompareFinal($"{name} {state}", expected.Ints(state + Final), run.State(name, state));
        }

        if (expected.Optional("spike_count")?.Long() is { } count)
        {
            log.Compare(outputs.Length, $"{name}, number of spikes before it", count, outputs.Sum(step => step.LongCount(value => value != 0)));
        }
    }

    // Names of the states whose fields end like that.
    IEnumerable<string> Members(string suffix) => expected.Members()
        .Where(member => member.Value.ValueKind == JsonValueKind.Array && member.Name.EndsWith(suffix, StringComparison.Ordinal))
        .Select(member => member.Name[..^suffix.Length]);

    void CompareTraces(RecordedRun run, JsonElement trace, DifferenceLog log)
    {
        var neurons = trace.Ints("neurons");
        foreach (var state in trace.Members().Select(member => member.Name).Where(state => run.Has(name, state)))
        {
            var found = run.State(name, state);
            var recorded = trace.Field(state).Items().ToArray();
            DifferenceLog.RequireLength($"{name}, trace.{state}", recorded.Length, neurons.Length, "recorded neurons");
            for (var k = 0; k < neurons.Length; k++)
            {
                var neuron = Index("trace.neurons", neurons[k]);
                log.CompareTrace(FormattableString.Invariant($"{name} {state}[{neuron}]"), recorded[k].Ints(), [.. found.Select(step => step[neuron])]);
            }
        }
    }

    void CompareSpikes(int[][] outputs, DifferenceLog log)
    {
        var fields = SpikeFields.Where(field => expected.Optional(field.Field) is not null).ToArray();
        if (fields.Length == 0)
        {
            return;
        }

        var wanted = outputs.Select(_ => new int[size]).ToArray();
        foreach (var (field, value) in fields)
        {
            Mark(wanted, field, value);
        }

        // A list of spikes says that something was sent, not what.
        var signed = fields.Any(field => field.Value < 0);
        for (var step = 0; step < outputs.Length; step++)
        {
            for (var neuron = 0; neuron < size; neuron++)
            {
                var found = signed ? outputs[step][neuron] : Math.Abs(Math.Sign(outputs[step][neuron]));
                if (found != wanted[step][neuron])
                {
                    log.Compare(step, FormattableString.Invariant($"{name} spike[{neuron}]"), wanted[step][neuron], found);
                    return;
                }
            }
        }
    }

    void Mark(int[][] wanted, string field, int value)
    {
        var lists = expected.Field(field).Items().ToArray();
        DifferenceLog.RequireLength($"{name}, {field}", lists.Length, wanted.Length);
        for (var step = 0; step < lists.Length; step++)
        {
            foreach (var neuron in lists[step].Ints())
            {
                wanted[step][Index(field, neuron)] = value;
            }
        }
    }

    int Index(string field, int neuron) =>
        (uint)neuron < (uint)size ? neuron : throw new VectorFormatException($"'{field}' of '{name}' names neuron {neuron} of {size}");
}
