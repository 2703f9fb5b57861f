using System.Text.Json;
using NeuroChip.Verification.Running;

namespace NeuroChip.Verification.Kinds;

/// <summary>One neuron with its input and the trace that must come out.</summary>
sealed class NeuronTraceCase
{
    readonly JsonElement _case;
    readonly NeuronTraceModel _model;

    public NeuronTraceCase(JsonElement testCase, int number, NeuronTraceModel model)
    {
        _case = testCase;
        _model = model;
        Number = number;
        Id = testCase.Optional("id") is { ValueKind: JsonValueKind.String } id ? id.GetString()! : FormattableString.Invariant($"case {number}");
        Parameters = ReadParameters();
        ParameterNames = string.Join(',', Parameters.Keys);
    }

    /// <summary>Position in the file, from 0.</summary>
    public int Number { get; }

    public string Id { get; }

    /// <summary>By the names of the family.</summary>
    public SortedDictionary<string, int> Parameters { get; }

    /// <summary>The names that are given: cases that give the same can share a population.</summary>
    public string ParameterNames { get; }

    /// <summary>What arrives in a port, one value a step; null for nothing.</summary>
    public int[]? Input(string field, int steps)
    {
        var (owner, name) = field == NeuronTraceModel.Noise ? (Noise, "raw") : (_case, field);
        if (owner?.Optional(name) is not { } list)
        {
            return null;
        }

        var values = list.Ints();
        DifferenceLog.RequireLength($"{Id}: {name}", values.Length, steps);
        return values;
    }

    /// <summary>Null where the trace is the recorded one.</summary>
    public string? FirstDifference(RecordedRun run, int[][] outputs, int neuron)
    {
        var log = new DifferenceLog();
        foreach (var state in States.Where(state => run.Has(_model.Name, state)))
        {
            var expectedState = _case.Ints(state);
            DifferenceLog.RequireLength($"{Id}: {state}", expectedState.Length, outputs.Length);
            log.CompareTrace(state, expectedState, [.. run.State(_model.Name, state).Select(step => step[neuron])]);
        }

        if (ExpectedOutput(outputs.Length) is { } expected)
        {
            log.CompareTrace(expected.Field, expected.Values, [.. outputs.Select(step => step[neuron])]);
        }

        return log.First;
    }

    JsonElement? Noise => _case.Field("params").Optional(NeuronTraceModel.Noise);

    IEnumerable<string> States => _case.Members().Where(member => member.Value.ValueKind == JsonValueKind.Array).Select(member => member.Name);

    (string Field, int[] Values)? ExpectedOutput(int steps)
    {
        if (_case.Optional("out") is { } values)
        {
            return ("out", values.Ints());
        }

        if (_case.Optional("spikes") is not { } spikes)
        {
            return null;
        }

        var expected = new int[steps];
        foreach (var step in spikes.Ints())
        {
            expected[(uint)step < (uint)steps ? step : throw new VectorFormatException($"{Id}: a spike in step {step} of {steps}")] = 1;
        }

        return ("spike", expected);
    }

    // Noise is an object of settings and the numbers that were drawn; here they become parameters and a second input.
    SortedDictionary<string, int> ReadParameters()
    {
        var parameters = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var given = _case.Field("params");
        foreach (var name in given.Members().Select(member => member.Name).Where(name => name != NeuronTraceModel.Noise))
        {
            parameters[name] = given.Int(name);
        }

        if (Noise is { } noise)
        {
            parameters["noise_exp"] = noise.Int("exp");
            parameters["noise_offset"] = noise.Int("offset", 0);
            parameters["noise_at_membrane"] = noise.Int("at_membrane", 0);
            parameters["noise_replayed"] = 1;
        }

        return parameters;
    }
}
