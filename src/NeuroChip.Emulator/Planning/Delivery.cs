using System.Collections.Immutable;
using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Planning;

/// <summary>
/// The synapses of one projection with one delay into up to <see cref="SparseRows.MaxTargets"/> neurons, whichever cores hold them. The
/// spikes of a tick become one sum per target, which is shifted by the exponent and added to what arrives 1 + delay ticks later.
/// </summary>
public sealed record Delivery
{
    public required int Projection { get; init; }

    /// <summary>Input or population that the spikes come from, see <see cref="ExecutionPlan.Groups"/>.</summary>
    public required int SourceGroup { get; init; }

    /// <summary>Unit of row 0 of <see cref="Rows"/>.</summary>
    public required int SourceFirstUnit { get; init; }

    /// <summary>Index in <see cref="ExecutionPlan.Populations"/>.</summary>
    public required int Target { get; init; }

    /// <summary>Neuron of the target population that column 0 stands for; a multiple of <see cref="ExecutionPlan.LanePadding"/>.</summary>
    public required int FirstNeuron { get; init; }

    public required int Neurons { get; init; }

    /// <summary>Which of the target's sums: its port, or one of the three of a port with saturating additions.</summary>
    public required int Sum { get; init; }

    /// <summary>Null: sums wrap, and their order is free. Otherwise weights are added synapse by synapse, by ascending source.</summary>
    public SumLimits? Limits { get; init; }

    /// <summary>Ticks on top of the one that every spike takes.</summary>
    public required int DelayTicks { get; init; }

    /// <summary>The sum is multiplied by 2^Exponent, floored where negative.</summary>
    public required int Exponent { get; init; }

    public required WeightRows Rows { get; init; }

    /// <summary>Null where sums go on as they are.</summary>
    public ReadoutImage? Readout { get; init; }

    /// <summary>[padded neurons] of <see cref="ReadoutImage.NoiseQ8"/>, 0 in the padding; empty without noise.</summary>
    public ImmutableArray<int> NoiseQ8 { get; init; } = [];

    /// <summary>[bits × padded neurons] of <see cref="CodeSearchImage"/>; null where the converter is perfect.</summary>
    public CodeSearchImage? Search { get; init; }
}
