using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping;

/// <summary>The budgets of one core as the mapper fills them; absent limits are the largest number.</summary>
sealed class CoreLimits(HardwareProfile profile)
{
    public int Neurons { get; } = profile.Core.Neurons ?? int.MaxValue;

    /// <summary>Neurons that receive synapses on one core.</summary>
    public int Columns { get; } = profile.Crossbar?.WeightColumns ?? int.MaxValue;

    public int Axons { get; } = Math.Min(profile.Core.InputAxons ?? int.MaxValue, profile.Crossbar?.Rows ?? int.MaxValue);

    public long SynapseBits { get; } = profile.Synapse.Storage == SynapseStorage.Packed ? profile.Core.SynapseMemoryBits ?? long.MaxValue : long.MaxValue;

    /// <summary>Neurons of one chunk of a population.</summary>
    public int Chunk => Math.Min(Neurons, Columns);

    /// <summary>Bits of a list of <paramref name="entries"/> synapses of one axon: entries and header, rounded up to whole words.</summary>
    public long ListBits(int entries, int weightBits)
    {
        var synapse = profile.Synapse;
        if (entries == 0)
        {
            return 0;
        }

        var bits = ((long)entries * (weightBits + synapse.DelayBits + synapse.TagBits + synapse.IndexBits)) + synapse.ListHeaderBits;
        var word = Math.Max(1, synapse.WordBits);
        return (bits + word - 1) / word * word;
    }
}
