namespace NeuroChip.Compiler.Mapping;

/// <summary>What a core has a limited number of; the components of the vector that every mapper keeps within <see cref="CoreLimits"/>.</summary>
enum Resource
{
    /// <summary>Somas.</summary>
    Neurons,

    /// <summary>Neurons that receive synapses here.</summary>
    Columns,

    /// <summary>Input rows: distinct (source unit, delay of the row).</summary>
    Axons,

    /// <summary>Bits of packed synapse lists.</summary>
    SynapseBits,

    /// <summary>Axons, on any core, that the core's neurons feed.</summary>
    OutputAxons,

    /// <summary>Distinct sets of neuron parameters.</summary>
    Configurations,

    /// <summary>Distinct thresholds; kept while cores are filled, and checked after a search.</summary>
    Thresholds,

    /// <summary>Projections whose synapses are here, each a format; as thresholds.</summary>
    SynapseFormats,
}
