using System.Collections.Frozen;

namespace NeuroChip.Verification.Kinds;

/// <summary>A neuron family as traces name its inputs.</summary>
/// <param name="Name">Name of the family.</param>
/// <param name="Inputs">Field of a case for each port of the family; fields that a case does not give are 0 throughout.</param>
sealed record NeuronTraceModel(string Name, params string[] Inputs)
{
    /// <summary>Recorded random numbers stand in an object of their own.</summary>
    public const string Noise = "noise";

    public static FrozenDictionary<string, NeuronTraceModel> ByName { get; } = new NeuronTraceModel[]
    {
        new("lif24", "input"),
        new("lif24-periodic-reset", "input"),
        new("ternary24", "input"),
        new("alif24", "input"),
        new("lif24b", "input", Noise),
        new("rf24", "input_re", "input_im"),
        new("rf24-iz", "input_re", "input_im"),
        new("rf-zero", "input_u", "input_v"),
    }.ToFrozenDictionary(model => model.Name, StringComparer.Ordinal);
}
