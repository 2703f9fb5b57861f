using System.Collections.Immutable;

namespace NeuroChip.Emulator.Kernels;

/// <summary>What a family keeps for each neuron.</summary>
/// <param name="States">Names of the state variables; they are hashed in this order.</param>
/// <param name="Membrane">Index in <paramref name="States"/> of the variable that decoders and traces read.</param>
/// <param name="Parameters">Number of per-neuron parameters of the kernel.</param>
/// <param name="Ports">Input channels that projections end in.</param>
public sealed record NeuronShape(ImmutableArray<string> States, int Membrane, int Parameters, int Ports = 1)
{
    /// <summary>Sums that a port with saturating additions takes, see <see cref="Planning.SaturatingSums"/>.</summary>
    public const int SumsPerSaturatingPort = 3;

    /// <summary>True: what arrives is added synapse by synapse with saturation at 16 bits, in the order of sources.</summary>
    public bool SaturatingPorts { get; init; }

    /// <summary>True: neurons change with every spike that arrives, in the order of sources, and not with the sum of a tick.</summary>
    public bool EventDriven { get; init; }

    /// <summary>Synaptic events move states that only learning reads: the family needs a backend that learns, even where nothing is learned.</summary>
    public bool ForLearning { get; init; }

    /// <summary>For families whose neurons can pass their spikes on to another one in the same tick.</summary>
    public AliasSlots? Aliases { get; init; }

    /// <summary>True: the order in which spikes arrive within a tick matters.</summary>
    public bool AddsInOrder => SaturatingPorts || EventDriven;

    /// <summary>Sums that the kernel reads.</summary>
    public int Sums => SaturatingPorts ? SumsPerSaturatingPort * Ports : Ports;
}
