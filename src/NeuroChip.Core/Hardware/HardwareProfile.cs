using System.Collections.Immutable;

namespace NeuroChip.Core.Hardware;

/// <summary>
/// One chip as its users meet it: limits, number formats, prices and times, each with its source. A limit that is not published is null
/// and not checked; a price or a time that is not published is absent and listed as missing in the report. It travels inside the image.
/// </summary>
public sealed record HardwareProfile
{
    /// <summary>File name without extension, for example "rram-256".</summary>
    public required string Name { get; init; }

    /// <summary>One line for lists.</summary>
    public required string Title { get; init; }

    /// <summary>Papers and files that the numbers come from, by the key that entries cite.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What no field can say: contradictions between sources, limits that are not checked.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public required MeshSpec Mesh { get; init; }

    public required CoreSpec Core { get; init; }

    public required SynapseSpec Synapse { get; init; }

    public required NeuronSpec Neuron { get; init; }

    /// <summary>Null for chips that store synapses in memory words instead of a crossbar.</summary>
    public CrossbarSpec? Crossbar { get; init; }

    /// <summary>The memory cell of the crossbar; null where its cells are digital or not described.</summary>
    public DeviceSpec? Device { get; init; }

    /// <summary>Null for chips that cannot learn.</summary>
    public LearningSpec? Learning { get; init; }

    /// <summary>Routers and links; null where the profile does not describe them.</summary>
    public NocSpec? Noc { get; init; }

    /// <summary>Stages of a core; null where a core does one thing after the other.</summary>
    public PipelineSpec? Pipeline { get; init; }

    /// <summary>Default formats into which a network is quantized; <c>--set quantization.…</c> changes them.</summary>
    public QuantizationSpec Quantization { get; init; } = new();

    /// <summary>Energy per event.</summary>
    public ImmutableArray<PriceEntry> Energy { get; init; } = [];

    /// <summary>Time per event.</summary>
    public ImmutableArray<PriceEntry> Latency { get; init; } = [];

    /// <summary>Power that flows whatever the network does.</summary>
    public ImmutableArray<PowerEntry> StaticPower { get; init; } = [];

    /// <summary>Null: prices hold as they stand, whatever voltage they were found at.</summary>
    public SupplySpec? Supply { get; init; }

    /// <summary>Length of a tick where the chip is clocked; null where a tick ends at a barrier.</summary>
    public double? TickSeconds { get; init; }

    /// <summary>Time from the start of a tick after which packets that have not been received are dropped; null: none are.</summary>
    public double? DeadlineSeconds { get; init; }
}
