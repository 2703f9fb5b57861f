using System.Collections.Immutable;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Fitting;

/// <summary>A budget of a core that can be made smaller for trial.</summary>
/// <param name="Setting">Key of the profile.</param>
/// <param name="Resource">In words, with its unit.</param>
/// <param name="Limit">What a profile allows; null: no limit.</param>
/// <param name="With">The profile with another limit.</param>
sealed record AdjustableBudget(
    string Setting, string Resource, Func<HardwareProfile, long?> Limit, Func<HardwareProfile, long, HardwareProfile> With)
{
    public static ImmutableArray<AdjustableBudget> All { get; } =
    [
        new("core.neurons", "neurons", p => p.Core.Neurons, (p, v) => p with { Core = p.Core with { Neurons = (int)v } }),
        new("core.inputAxons", "input axons", p => p.Core.InputAxons, (p, v) => p with { Core = p.Core with { InputAxons = (int)v } }),
        new("core.outputAxons", "output axons", p => p.Core.OutputAxons, (p, v) => p with { Core = p.Core with { OutputAxons = (int)v } }),
        new("core.fanIn", "synapses of one neuron", p => p.Core.FanIn, (p, v) => p with { Core = p.Core with { FanIn = (int)v } }),
        new("core.destinationsPerNeuron", "destinations of one neuron", p => p.Core.DestinationsPerNeuron, (p, v) => p with { Core = p.Core with { DestinationsPerNeuron = (int)v } }),
        new("core.synapseMemory", "bits of synapse memory",
            p => p.Synapse.Storage == SynapseStorage.Packed ? p.Core.SynapseMemoryBits : null, (p, v) => p with { Core = p.Core with { SynapseMemoryBits = v } }),
        new("core.neuronConfigurations", "distinct neuron configurations", p => p.Core.NeuronConfigurations, (p, v) => p with { Core = p.Core with { NeuronConfigurations = (int)v } }),
        new("core.thresholdConfigurations", "distinct thresholds", p => p.Core.ThresholdConfigurations, (p, v) => p with { Core = p.Core with { ThresholdConfigurations = (int)v } }),
        new("core.synapseFormats", "synapse formats", p => p.Core.SynapseFormats, (p, v) => p with { Core = p.Core with { SynapseFormats = (int)v } }),
        new("core.packetsPerTick", "packets in a tick", p => p.Core.PacketsPerTick, (p, v) => p with { Core = p.Core with { PacketsPerTick = (int)v } }),
        new("crossbar.rows", "crossbar rows", p => p.Crossbar?.Rows, (p, v) => p with { Crossbar = p.Crossbar! with { Rows = (int)v } }),
        new("crossbar.columns", "crossbar columns of cells", p => p.Crossbar?.Columns, (p, v) => p with { Crossbar = p.Crossbar! with { Columns = (int)v } }),
    ];
}
