namespace NeuroChip.Core.Hardware;

/// <summary>What fits into one core. Null: no limit is published, none is checked.</summary>
public sealed record CoreSpec
{
    /// <summary>Where the numbers of this section come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Neurons (compartments, somas).</summary>
    public int? Neurons { get; init; }

    /// <summary>Input axons: distinct (source neuron, delay) rows.</summary>
    public int? InputAxons { get; init; }

    /// <summary>Output axons: destinations (core, axon) of the core's neurons together.</summary>
    public int? OutputAxons { get; init; }

    /// <summary>Synapses that may end in one neuron.</summary>
    public int? FanIn { get; init; }

    /// <summary>Destinations of one neuron, each an axon of a core; 1 on TrueNorth.</summary>
    public int? DestinationsPerNeuron { get; init; }

    /// <summary>Synapse memory, in bits as <see cref="SynapseSpec"/> counts them.</summary>
    public long? SynapseMemoryBits { get; init; }

    /// <summary>Distinct sets of neuron parameters.</summary>
    public int? NeuronConfigurations { get; init; }

    /// <summary>Distinct thresholds of the core's neurons; 8 on Loihi, beside 32 sets of the other parameters.</summary>
    public int? ThresholdConfigurations { get; init; }

    /// <summary>Distinct formats of the core's synapses: weight bits, exponent, sign mode, delays, learning; 8 on Loihi.</summary>
    public int? SynapseFormats { get; init; }

    /// <summary>Packets that the core can send in one tick; kept even where all of its neurons spike.</summary>
    public int? PacketsPerTick { get; init; }

    /// <summary>True: partial sums of a neuron's inputs may come from other cores and are added exactly.</summary>
    public bool PartialSums { get; init; }
}
