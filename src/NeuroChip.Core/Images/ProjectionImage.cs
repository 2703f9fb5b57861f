using System.Collections.Immutable;
using NeuroChip.Core.Networks;

namespace NeuroChip.Core.Images;

/// <summary>What the synapse blocks of one projection have in common.</summary>
public sealed record ProjectionImage
{
    public required string Name { get; init; }

    /// <summary>First unit and number of units of the source.</summary>
    public required int SourceFirstUnit { get; init; }

    public required int SourceCount { get; init; }

    /// <summary>Index of the target in <see cref="ChipImage.Populations"/>.</summary>
    public required int Target { get; init; }

    /// <summary>The sum of this projection's weights into a neuron, per delay, is multiplied by 2^Exponent (floored where negative).</summary>
    public int Exponent { get; init; }

    /// <summary>Input channel of the neuron that the sums go to, for families with several (two synapses of bitshift16, re and im of rf24).</summary>
    public int Port { get; init; }

    public required int WeightBits { get; init; }

    public WeightSignMode SignMode { get; init; } = WeightSignMode.Mixed;

    /// <summary>Real value of one code; one value, or one per target neuron.</summary>
    public ImmutableArray<double> CodeScale { get; init; } = [1.0];

    /// <summary>Largest total delay of a synapse in ticks, on top of the one tick of every projection.</summary>
    public int MaxDelayTicks { get; init; }

    /// <summary>Null where sums reach the neurons as they are.</summary>
    public ReadoutImage? Readout { get; init; }

    /// <summary>Null for static weights.</summary>
    public LearningRule? Learning { get; init; }

    /// <summary>Null where weights are codes; otherwise they are devices, and blocks hold the <see cref="DeviceCells"/>.</summary>
    public PlasticDevices? Devices { get; init; }
}
