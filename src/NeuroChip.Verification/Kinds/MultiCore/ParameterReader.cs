using System.Collections.Immutable;
using System.Text.Json;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>Reads the neurons' parameters: each one value for all, or a list with one for each; or missing.</summary>
sealed class ParameterReader
{
    readonly JsonElement _parameters;
    readonly int _neurons;
    readonly HashSet<string> _known = [];

    ParameterReader(JsonElement parameters, int neurons) => (_parameters, _neurons) = (parameters, neurons);

    public static ImmutableArray<NeuronParameters> Read(JsonElement parameters, int neurons) => new ParameterReader(parameters, neurons).Read();

    ImmutableArray<NeuronParameters> Read()
    {
        var threshold = Numbers("threshold", missing: 0);
        var leakDecay = Numbers("leak_decay", missing: 1);
        var leak = Numbers("leak", missing: 0);
        var reset = Numbers("reset", missing: 0);
        var softReset = Choices("reset_mode", "hard", "soft");
        var bias = Numbers("bias", missing: 0);
        var refractoryDelay = Numbers("refractory_delay", missing: 0);
        var reverseThreshold = Numbers("reverse_threshold", missing: 0);
        var saturates = Choices("reverse_reset_mode", "none", "saturate");
        var potential = Numbers("potential", missing: 0);
        RequireTowardZero();
        RequireKnown();
        return [.. Enumerable.Range(0, _neurons).Select(neuron => new NeuronParameters
        {
            Threshold = threshold[neuron],
            LeakDecay = leakDecay[neuron],
            Leak = leak[neuron],
            Reset = reset[neuron],
            SoftReset = softReset[neuron],
            Bias = bias[neuron],
            RefractoryDelay = Delay(refractoryDelay[neuron]),
            ReverseThreshold = reverseThreshold[neuron],
            Saturates = saturates[neuron],
            InitialPotential = potential[neuron],
        })];
    }

    double[] Numbers(string name, double missing) => Values(
        name,
        value => value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()) ? value.GetDouble() : throw Wrong(name, "a finite number"),
        missing);

    bool[] Choices(string name, string missing, string other) => Values(
        name,
        value => (value.ValueKind == JsonValueKind.String ? value.GetString() : null) switch
        {
            { } text when text == missing => false,
            { } text when text == other => true,
            _ => throw Wrong(name, $"'{missing}' or '{other}'"),
        },
        missing: false);

    T[] Values<T>(string name, Func<JsonElement, T> read, T missing)
    {
        _known.Add(name);
        if (_parameters.Optional(name) is not { } value)
        {
            return [.. Enumerable.Repeat(missing, _neurons)];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return [.. Enumerable.Repeat(read(value), _neurons)];
        }

        T[] values = [.. value.Items().Select(read)];
        Require.Length(name, values.Length, _neurons);
        return values;
    }

    static int Delay(double value) =>
        value is >= 0 and <= int.MaxValue && value == Math.Floor(value)
            ? (int)value
            : throw Wrong("refractory_delay", "a whole number of 0 or more");

    void RequireTowardZero() =>
        Values("leak_towards_zero", value => value.ValueKind == JsonValueKind.True ? true : throw Wrong("leak_towards_zero", "true"), missing: true);

    void RequireKnown()
    {
        if (_parameters.Members("params").FirstOrDefault(entry => !_known.Contains(entry.Name)).Name is { } unknown)
        {
            var known = string.Join(", ", _known.Order(StringComparer.Ordinal));
            throw new VectorFormatException($"'params' has an entry '{unknown}'; known are {known}");
        }
    }

    static VectorFormatException Wrong(string name, string allowed) => new($"parameter '{name}' is not {allowed}");
}
