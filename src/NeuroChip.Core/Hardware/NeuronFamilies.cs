using System.Collections.Immutable;

namespace NeuroChip.Core.Hardware;

/// <summary>Update rules that a chip's neurons can have, by the names that profiles and images use.</summary>
public static class NeuronFamilies
{
    /// <summary>In ordinal order. "lif" is the general neuron of this product, the others are those of published chips.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "alif24", "axon4", "axon4-full", "bitshift16", "event8", "event8-sdsp", "lif", "lif24", "lif24-periodic-reset", "lif24b", "rf-zero", "rf24",
        "rf24-iz", "ternary24", "wta24",
    ];

    /// <summary>State variables of a family that populations can keep from sample to sample, in the order of its kernel.</summary>
    /// <param name="family">One of <see cref="All"/>.</param>
    public static ImmutableArray<string> States(string family) => family switch
    {
        "alif24" => ["i", "v", "theta", "r"],
        "axon4" or "axon4-full" => ["v"],
        "bitshift16" => ["i1", "i2", "v", "spikes"],
        "event8" => ["v", "spikes"],
        "event8-sdsp" => ["v", "spikes", "calcium", "ca_leak", "up", "down"],
        "lif" => ["i", "v", "hold"],
        "lif24" or "rf-zero" or "ternary24" => ["u", "v"],
        "lif24-periodic-reset" => ["u", "v", "phase"],
        "lif24b" => ["u", "v", "hold"],
        "rf24" or "rf24-iz" => ["re", "im"],
        "wta24" => ["v", "theta", "hold"],
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, "no such family"),
    };
}
