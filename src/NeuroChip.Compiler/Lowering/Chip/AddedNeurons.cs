using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>Neurons that lowering adds, in the family of the chip. Families of which no neuron is known that sums or copies exactly have none.</summary>
sealed class AddedNeurons(HardwareProfile profile)
{
    // Of every family that weighs by types of axons, the weights of TrueNorth: 9 bits, the sign included.
    const int LargestAxonWeight = 255;

    // A spike of several values is told apart from its neighbours up to so many.
    const int ManyValues = 512;

    // Finer than this, the threshold of a relay would not be told apart from the rounding of weights of 8 bits.
    const int FinestRelay = 32;

    // Where a neuron fires once a tick, a threshold of an eighth of the largest sum of a tick passes on an eighth of all inputs active for ever. Smaller ones lose spikes of busy
    // inputs, larger ones keep back more of quiet ones: on the MNIST network of docs/mapping.md a quarter costs 17 points, an eighth 2, a sixteenth 26.
    const int SingleSpikeShare = 8;

    /// <summary>Whether the family has such neurons.</summary>
    public bool Exist => IsReal || IsAxonTyped;

    bool IsReal => profile.Neuron.Family is "lif" or "lif24";

    bool IsAxonTyped => profile.Neuron.Family == "axon4";

    /// <summary>Whether a neuron can repeat spikes of such values.</summary>
    public bool CanRepeat(int largestValue) =>
        Exist && (largestValue == 1 || (profile.Neuron.SubtractReset && largestValue <= Math.Min(profile.Neuron.MaxSpikesPerTick, ManyValues)));

    /// <summary>Spikes that a relay can send in one tick.</summary>
    public int RelaySpikes => IsReal && profile.Neuron.SubtractReset ? Math.Max(1, profile.Neuron.MaxSpikesPerTick) : 1;

    /// <summary>Threshold of relays, which is what each of their spikes stands for.</summary>
    /// <param name="largestSum">Largest sum that one of them can receive in one tick.</param>
    public double RelayThreshold(double largestSum)
    {
        var threshold = largestSum / (RelaySpikes > 1 ? Math.Min(RelaySpikes, FinestRelay) : SingleSpikeShare);
        return IsAxonTyped ? Math.Clamp(Math.Ceiling(threshold), 1, LargestAxonWeight) : threshold;
    }

    /// <summary>Neurons that add up what they receive and fire once for every <paramref name="threshold"/> of it.</summary>
    public LoweredPopulation Relays(LoweredPopulation blank, double threshold) => IsAxonTyped
        ? blank with { FixedPoint = AxonNeuron(threshold, resetMode: 1) }
        : blank with
        {
            Dynamics = new NeuronDynamics
            {
                MembraneLoss = 0,
                Gain = 1,
                Threshold = threshold,
                Inclusive = profile.Neuron.ThresholdInclusive,
                Reset = !profile.Neuron.SubtractReset ? ResetKind.ToValue : RelaySpikes > 1 ? ResetKind.SubtractMultiple : ResetKind.Subtract,
            },
        };

    /// <summary>Neurons that fire as often as they receive a weight of 1, and forget everything else.</summary>
    /// <param name="blank">What they have besides their dynamics.</param>
    /// <param name="largestValue">Most spikes in one tick of what they repeat.</param>
    public LoweredPopulation Repeaters(LoweredPopulation blank, int largestValue) => IsAxonTyped
        ? blank with { FixedPoint = AxonNeuron(1, resetMode: 0) }
        : blank with
        {
            Dynamics = new NeuronDynamics
            {
                MembraneLoss = 1,
                Gain = 1,
                Threshold = largestValue == 1 ? 0.5 : 1 - (1.0 / (2 * ManyValues)),
                Inclusive = profile.Neuron.ThresholdInclusive,
                Reset = largestValue == 1 ? ResetKind.ToValue : ResetKind.SubtractMultiple,
            },
        };

    /// <summary>Format of weights into and out of such neurons; null: real weights.</summary>
    public FixedPointWeights? Weights => IsAxonTyped ? new FixedPointWeights(profile.Synapse.MaxWeightBits, 0, WeightSignMode.Mixed) : null;

    /// <summary>Largest value with which one spike of a population counts in one tick.</summary>
    public int MaxSpikes(LoweredPopulation population) =>
        population.Dynamics is { Reset: not ResetKind.SubtractMultiple } ? 1 : Math.Max(1, profile.Neuron.MaxSpikesPerTick);

    static FixedPointModel AxonNeuron(double threshold, int resetMode) => new()
    {
        Family = "axon4",
        Parameters = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
        [
            KeyValuePair.Create<string, ParameterValues>("threshold", threshold),
            KeyValuePair.Create<string, ParameterValues>("negative_threshold", 0),
            KeyValuePair.Create<string, ParameterValues>("reset_mode", resetMode),
        ]),
    };
}
