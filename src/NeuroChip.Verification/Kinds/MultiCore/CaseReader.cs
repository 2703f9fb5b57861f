using System.Collections.Immutable;
using System.Text.Json;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>Reads case files and checks that they fit together.</summary>
static class CaseReader
{
    /// <exception cref="VectorFormatException">A field is missing, of the wrong type, or does not fit to another.</exception>
    public static MultiCoreCase Read(JsonElement root)
    {
        var arch = root.Field("arch");
        var chip = ChipReader.Read(arch);
        var neurons = Require.AtLeast(1, root, "neuron_count");
        var coreOf = Placement(root, neurons, chip);
        return new()
        {
            Name = root.String("name"),
            Chip = chip,
            Model = Model(arch.String("soma_model")),
            Steps = Require.AtLeast(0, root, "steps"),
            CoreOf = coreOf,
            Parameters = ParameterReader.Read(root.Field("params"), neurons),
            Synapses = new(coreOf, Synapses(root.Field("synapses"), neurons)),
            Inputs = Inputs(root.Field("inputs"), neurons),
        };
    }

    static ISomaModel Model(string name) => name switch
    {
        "leaky_integrate_fire" => new LeakyIntegrateFire(),
        "truenorth" => new TrueNorthSoma(),
        _ => throw new VectorFormatException($"'soma_model' is '{name}'; known are leaky_integrate_fire and truenorth"),
    };

    static ImmutableArray<int> Placement(JsonElement root, int neurons, MultiCoreChip chip)
    {
        var coreOf = root.Ints("core_of");
        Require.Length("core_of", coreOf.Length, neurons);
        var used = coreOf.CountBy(core => core).ToArray();
        if (used.FirstOrDefault(core => (uint)core.Key >= (uint)chip.Mesh.Cores) is { Value: > 0 } outside)
        {
            throw new VectorFormatException($"'core_of' names core {outside.Key}; the mesh has cores 0 to {chip.Mesh.Cores - 1}");
        }

        if (used.FirstOrDefault(core => core.Value > chip.NeuronsPerCore) is { Value: > 0 } full)
        {
            throw new VectorFormatException($"core {full.Key} holds {full.Value} neurons; 'max_neurons_per_core' is {chip.NeuronsPerCore}");
        }

        return [.. coreOf];
    }

    static IEnumerable<(int Source, Synapse Synapse)> Synapses(JsonElement lists, int neurons)
    {
        var sources = lists.Ints("pre");
        var targets = lists.Ints("post");
        var weights = lists.Field("weight").Doubles();
        Require.Length("post", targets.Length, sources.Length, "synapses");
        Require.Length("weight", weights.Length, sources.Length, "synapses");
        if (!weights.All(double.IsFinite))
        {
            throw new VectorFormatException("'weight' holds something else than finite numbers");
        }

        return sources.Select((source, i) =>
            (Require.Neuron("pre", source, neurons), new Synapse(Require.Neuron("post", targets[i], neurons), weights[i])));
    }

    static ImmutableDictionary<int, ImmutableHashSet<int>> Inputs(JsonElement inputs, int neurons)
    {
        var steps = ImmutableDictionary.CreateBuilder<int, ImmutableHashSet<int>>();
        foreach (var (name, list) in inputs.Members("inputs"))
        {
            steps[Require.Neuron("inputs", name, neurons)] = [.. list.Ints()];
        }

        return steps.ToImmutable();
    }
}
