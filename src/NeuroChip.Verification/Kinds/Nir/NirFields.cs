using System.Text.Json;
using NeuroChip.Core.Networks;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>What the vector files of the exchange format have in common.</summary>
static class NirFields
{
    const int LongestSample = 1_000_000;

    public static int Steps(this JsonElement element) => element.Int("steps") is > 0 and <= LongestSample and var steps
        ? steps
        : throw new VectorFormatException($"'steps' is not in 1…{LongestSample}");

    /// <summary>A list of [step, neuron] pairs.</summary>
    public static (int Step, int Neuron)[] Events(this JsonElement list) => [.. list.Items().Select(pair => pair.Ints() is [var step, var neuron]
        ? (step, neuron)
        : throw new VectorFormatException("an event is not a pair of step and neuron"))];

    /// <summary>A list of lists, one after the other.</summary>
    public static int[] Flat(this JsonElement lists) => [.. lists.Items().SelectMany(list => list.Ints())];

    /// <summary>One class for each sample: a list, or a string of digits.</summary>
    public static int[] Classes(this JsonElement classes) =>
        classes.ValueKind == JsonValueKind.String ? [.. classes.GetString()!.Select(digit => digit - '0')] : classes.Ints();

    /// <summary>The name itself, where a population has it.</summary>
    public static string Named(this NetworkGraph network, string population) => network.Populations.Any(p => p.Name == population)
        ? population
        : throw new VectorFormatException($"network '{network.Name}' has no population '{population}'");

    /// <summary>The spiking population that is neither input nor output, where there is exactly one.</summary>
    public static string HiddenLayer(this NetworkGraph network)
    {
        var hidden = network.Populations.Where(p => p.Model is LifModel or CubaLifModel or IfModel && !network.Outputs.Contains(p.Name)).ToList();
        return hidden is [var only] ? only.Name : throw new VectorFormatException($"network '{network.Name}' has {hidden.Count} hidden layers, not one");
    }
}
