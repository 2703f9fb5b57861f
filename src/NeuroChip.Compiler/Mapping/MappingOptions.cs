using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping;

/// <summary>What mapping needs to know besides the network and the chip.</summary>
/// <param name="WeightBits">Bits of every weight of each projection, by its index.</param>
/// <param name="EntryBits">Bits of an entry of a packed list besides its index, by projection: weight, delay and tag as the chip stores them.</param>
/// <param name="Rates">[units] spikes per tick.</param>
/// <param name="Seed">Seed of the search.</param>
sealed record MappingOptions(int[] WeightBits, int[] EntryBits, double[] Rates, ulong Seed)
{
    /// <param name="network">The network.</param>
    /// <param name="synapse">Formats of the chip.</param>
    /// <param name="weightBits">By projection.</param>
    /// <param name="rates">[units].</param>
    /// <param name="seed">Seed of the search.</param>
    public static MappingOptions For(LoweredNetwork network, SynapseSpec synapse, int[] weightBits, double[] rates, ulong seed) =>
        new(weightBits, [.. network.Projections.Select((projection, p) => weightBits[p] + DelayBits(projection, synapse) + TagBits(projection, synapse))], rates, seed);

    static int DelayBits(LoweredProjection projection, SynapseSpec synapse) =>
        synapse.StoresUnusedFields || projection.Synapses.Delays.AsSpan().ContainsAnyExcept((byte)0) ? synapse.DelayBits : 0;

    static int TagBits(LoweredProjection projection, SynapseSpec synapse) =>
        synapse.StoresUnusedFields || projection.Learning is not null ? synapse.TagBits : 0;
}
