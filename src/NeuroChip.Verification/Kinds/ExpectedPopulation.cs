using System.Text.Json;

namespace NeuroChip.Verification.Kinds;

/// <summary>What a network/1 file expects of one population. Every field is optional.</summary>
sealed class ExpectedPopulation(string name, JsonElement expected, int size)
{
    const string Sum = "_sum", Final = "_final";

    static readonly (string Field, int Value)[] SpikeFields = [("spikes", 1), ("spikes_pos", 1), ("spikes_neg", -1)];

    /// <summary>A difference, or null, for each thing compared.</summary>
    public IEnumerable<Difference?> Compare(RecordedRun run, int steps)
    {
        var outputs = run.Outputs(name);
        return
        [
            CompareSpikes(outputs, steps),
            .. Members(expected, Sum).SelectMany(state => CompareSum(run, state, steps)),
            .. expected.Optional("trace") is { } trace ? CompareTraces(run, trace, steps) : [],
            .. Members(expected, Final).SelectMany(state => CompareFinal(run, state, steps)),
            CompareCount(outputs, steps),
        ];
    }

    // Names of the states whose fields end like that.
    static IEnumerable<string> Members(JsonElement element, string suffix) =>
        element.EnumerateObject().Select(member => member.Name).Where(field => field.EndsWith(suffix, StringComparison.Ordinal)).Select(field => field[..^suffix.Length]);

    IEnumerable<Difference?> CompareSum(RecordedRun run, string state, int steps)
    {
        if (run.Has(name, state) && expected.Series(state + Sum, steps) is { } sums)
        {
            var found = run.State(name, state);
            yield return Difference.FirstIn($"{name}, sum of {state}", sums, step => found[step].Sum(value => (long)value));
        }
    }

    IEnumerable<Difference?> CompareTraces(RecordedRun run, JsonElement trace, int steps)
    {
        var neurons = trace.Ints("neurons");
        if (neurons.FirstOrDefault(neuron => (uint)neuron >= (uint)size, -1) is >= 0 and var outside)
        {
            throw new VectorFormatException($"'trace' of '{name}' names neuron {outside} of {size}");
        }

        foreach (var state in trace.EnumerateObject().Select(member => member.Name).Where(state => run.Has(name, state)))
        {
            var found = run.State(name, state);
            var rows = trace.Field(state).Items().ToArray();
            RequireLength($"trace.{state}", rows.Length, neurons.Length);
            for (var k = 0; k < neurons.Length; k++)
            {
                var neuron = neurons[k];
                var values = rows[k].Longs();
                RequireLength($"trace.{state}[{k}]", values.Length, steps);
                yield return Difference.FirstIn(FormattableString.Invariant($"{name}[{neuron}] {state}"), values, step => found[step][neuron]);
            }
        }
    }

    // After no step every state is what it started from: nothing to compare with.
    IEnumerable<Difference?> CompareFinal(RecordedRun run, string state, int steps)
    {
        if (steps == 0 || !run.Has(name, state) || expected.Optional(state + Final) is not { } list)
        {
            yield break;
        }

        var values = list.Longs();
        RequireLength(state + Final, values.Length, size);
        var found = run.State(name, state)[steps - 1];
        for (var neuron = 0; neuron < size; neuron++)
        {
            if (found[neuron] != values[neuron])
            {
                yield return Difference.At(steps - 1, FormattableString.Invariant($"{name}[{neuron}] {state}"), values[neuron], found[neuron]);
            }
        }
    }

    Difference? CompareSpikes(int[][] outputs, int steps)
    {
        var fields = SpikeFields.Where(field => expected.Optional(field.Field) is not null).ToArray();
        if (fields.Length == 0)
        {
            return null;
        }

        var wanted = new int[steps][];
        for (var step = 0; step < steps; step++)
        {
            wanted[step] = new int[size];
        }

        foreach (var (field, value) in fields)
        {
            Mark(wanted, field, value);
        }

        // Graded outputs count as spikes, whatever they carry.
        var signed = fields.Any(field => field.Field != "spikes");
        for (var step = 0; step < steps; step++)
        {
            for (var neuron = 0; neuron < size; neuron++)
            {
                var found = signed ? outputs[step][neuron] : Math.Abs(Math.Sign(outputs[step][neuron]));
                if (found != wanted[step][neuron])
                {
                    return Difference.At(step, FormattableString.Invariant($"{name}[{neuron}] spike"), wanted[step][neuron], found);
                }
            }
        }

        return null;
    }

    void Mark(int[][] wanted, string field, int value)
    {
        var lists = expected.Field(field).Items().ToArray();
        RequireLength(field, lists.Length, wanted.Length);
        for (var step = 0; step < lists.Length; step++)
        {
            foreach (var neuron in lists[step].Ints())
            {
                wanted[step][(uint)neuron < (uint)size ? neuron : throw new VectorFormatException($"'{field}' of '{name}' names neuron {neuron} of {size}")] = value;
            }
        }
    }

    Difference? CompareCount(int[][] outputs, int steps)
    {
        var found = outputs.Sum(step => step.LongCount(value => value != 0));
        return expected.Optional("spike_count")?.Long() is { } count && count != found
            ? new(steps, FormattableString.Invariant($"after step {steps - 1}, {name}, spike count: expected {count}, found {found}"))
            : null;
    }

    void RequireLength(string field, int found, int required)
    {
        if (found != required)
        {
            throw new VectorFormatException($"'{field}' of '{name}' has {found} values; {required} are needed");
        }
    }
}
