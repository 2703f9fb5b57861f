using System.Collections.Immutable;
using System.Text.Json;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>What a case must give.</summary>
sealed class ExpectedRun
{
    readonly JsonElement _root;
    readonly int _steps;
    readonly int _neurons;

    /// <param name="root">Of the file of expected values.</param>
    public ExpectedRun(JsonElement root, int steps, int neurons)
    {
        (_root, _steps, _neurons) = (root, steps, neurons);
        Fired = Counts("per_step_fired");
        Updated = Counts("per_step_updated");
        Packets = Counts("per_step_packets");
        Hops = Counts("per_step_hops");
        SynapticEvents = Counts("per_step_synaptic_events");
        Spikes = SpikesByStep();
        var energy = root.Field("per_step_energy_J");
        SynapseJoules = Reals(energy, "synapse");
        SomaJoules = Reals(energy, "soma");
        NetworkJoules = Reals(energy, "network");
        TotalJoules = Reals(energy, "total");
        SimpleSeconds = Reals(root.Field("per_step_time_s"), "simple");
        Potentials = PotentialsByStep();
        Messages = root.Field("messages_per_core_pair").Members("messages_per_core_pair")
            .ToImmutableSortedDictionary(pair => pair.Name, pair => Whole(pair.Value, pair.Name), StringComparer.Ordinal);
    }

    public long[] Fired { get; }

    public long[] Updated { get; }

    public long[] Packets { get; }

    public long[] Hops { get; }

    public long[] SynapticEvents { get; }

    /// <summary>[steps] neurons, ascending.</summary>
    public int[][] Spikes { get; }

    public double[] SynapseJoules { get; }

    public double[] SomaJoules { get; }

    public double[] NetworkJoules { get; }

    public double[] TotalJoules { get; }

    public double[] SimpleSeconds { get; }

    /// <summary>By step counted from 0: of all steps, or of the last one only.</summary>
    public IReadOnlyDictionary<int, double[]> Potentials { get; }

    /// <summary>By "tile.core>tile.core".</summary>
    public ImmutableSortedDictionary<string, long> Messages { get; }

    /// <summary>A number among the totals; <paramref name="group"/> is "totals", "total_energy_J" or "total_time_s".</summary>
    public double Total(string group, string name) => _root.Field(group).Double(name);

    long[] Counts(string name)
    {
        var counts = _root.Field(name).Longs();
        Require.Length(name, counts.Length, _steps, "steps");
        return counts;
    }

    double[] Reals(JsonElement element, string name)
    {
        var values = element.Field(name).Doubles();
        Require.Length(name, values.Length, _steps, "steps");
        return values;
    }

    int[][] SpikesByStep()
    {
        const string Field = "spikes_step_neuron";
        var byStep = _root.Field(Field).Items().Select(Spike).ToLookup(spike => spike.Step, spike => spike.Neuron);
        return [.. Enumerable.Range(1, _steps).Select(step => byStep[step].Order().ToArray())];

        (int Step, int Neuron) Spike(JsonElement pair) =>
            pair.Ints() is [var step, var neuron] && step >= 1 && step <= _steps
                ? (step, Require.Neuron(Field, neuron, _neurons))
                : throw new VectorFormatException($"'{Field}' is a list of pairs: a step from 1 to {_steps}, and a neuron");
    }

    Dictionary<int, double[]> PotentialsByStep()
    {
        if (_root.Optional("potentials_per_step") is { } all)
        {
            var steps = all.Items().Select(step => Row("potentials_per_step", step)).ToArray();
            Require.Length("potentials_per_step", steps.Length, _steps, "steps");
            return steps.Index().ToDictionary(step => step.Index, step => step.Item);
        }

        return new() { [_steps - 1] = Row("potentials_last_step", _root.Field("potentials_last_step")) };
    }

    double[] Row(string name, JsonElement list)
    {
        var values = list.Doubles();
        Require.Length(name, values.Length, _neurons);
        return values;
    }

    static long Whole(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count)
            ? count
            : throw new VectorFormatException($"'{name}' has no whole number of messages");
}
