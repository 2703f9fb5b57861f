using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping;

/// <summary>The budgets of one core as the mappers fill them; absent limits are the largest number. A new resource is a line here and in <see cref="Resource"/>.</summary>
sealed class CoreLimits(HardwareProfile profile)
{
    readonly long[] _limits =
    [
        profile.Core.Neurons ?? int.MaxValue,
        profile.Crossbar?.WeightColumns ?? int.MaxValue,
        Math.Min(profile.Core.InputAxons ?? int.MaxValue, profile.Crossbar?.Rows ?? int.MaxValue),
        profile.Synapse.Storage == SynapseStorage.Packed ? profile.Core.SynapseMemoryBits ?? long.MaxValue : long.MaxValue,
        profile.Core.OutputAxons ?? long.MaxValue,
        profile.Core.NeuronConfigurations ?? long.MaxValue,
    ];

    public const int Resources = (int)Resource.Configurations + 1;

    public long this[Resource resource] => _limits[(int)resource];

    /// <summary>By <see cref="Resource"/>.</summary>
    public ReadOnlySpan<long> Vector => _limits;

    public int Neurons => (int)this[Resource.Neurons];

    public int Columns => (int)this[Resource.Columns];

    public int Axons => (int)this[Resource.Axons];

    public long SynapseBits => this[Resource.SynapseBits];

    public long Configurations => this[Resource.Configurations];

    public long Thresholds { get; } = profile.Core.ThresholdConfigurations ?? long.MaxValue;

    public long SynapseFormats { get; } = profile.Core.SynapseFormats ?? long.MaxValue;

    /// <summary>Neurons of one chunk of a population.</summary>
    public int Chunk => Math.Min(Neurons, Columns);

    /// <summary>True: lists of one projection that differ only in where their targets begin are stored once.</summary>
    public bool SharesLists { get; } = profile.Synapse is { Storage: SynapseStorage.Packed, SharesConvolutions: true }
        && profile.Quantization is { Scale: WeightScaleScope.Layer, Rounding: WeightRounding.Nearest };

    /// <summary>Bits of a list of <paramref name="entries"/> synapses of one axon: entries and header, rounded up to whole words.</summary>
    /// <param name="entries">Synapses.</param>
    /// <param name="entryBits">Bits of one besides its index, see <see cref="MappingOptions"/>.</param>
    public long ListBits(int entries, int entryBits)
    {
        var synapse = profile.Synapse;
        if (entries == 0)
        {
            return 0;
        }

        var bits = ((long)entries * (entryBits + synapse.IndexBits)) + synapse.ListHeaderBits;
        var word = Math.Max(1, synapse.WordBits);
        return (bits + word - 1) / word * word;
    }
}
