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
}
