using System.Collections.Immutable;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Core.Images;

/// <summary>
/// How the weights of a projection learn that are devices: the law of a pulse as a table over the state, and the way from states to weights, in integers. A state
/// is a share of the device's own window in 24 bits; what a pulse adds is interpolated between 1025 entries, so every law of one state variable has this form.
/// </summary>
public sealed record PlasticDevices
{
    /// <summary>A state of 2^24 is the upper end of the window.</summary>
    public const int StateBits = 24, StateOne = 1 << StateBits;

    /// <summary>Intervals of the tables of steps.</summary>
    public const int IntervalsLog2 = 10, Entries = (1 << IntervalsLog2) + 1;

    /// <summary>Conductances are counted in 2^−16 of the nominal window.</summary>
    public const int ShareBits = 16;

    /// <summary>Fraction bits of what single devices multiply steps by.</summary>
    public const int FactorBits = 12;

    /// <summary>Fraction bits of <see cref="PulsesUp"/> and <see cref="PulsesDown"/>.</summary>
    public const int RateBits = 24;

    /// <summary>Bits of a probability of switching.</summary>
    public const int ProbabilityBits = 16;

    /// <summary>Largest magnitude of a step, of a share and of a factor: what keeps products in 64 bits.</summary>
    public const int LargestStep = 1 << 26, LargestShare = 1 << 22, LargestFactor = 1 << 20;

    public const int MostParallel = 64;

    /// <summary>Seed of the noise of pulses: that of the manufactured chip.</summary>
    public required ulong Seed { get; init; }

    /// <summary>1; or 2, of which the second gets the opposite pulses and is subtracted.</summary>
    public required int PerSynapse { get; init; }

    public required PulsePolicy Policy { get; init; }

    /// <summary>Pulses that a change of 1/128 code is worth, in 2^−24.</summary>
    public required int PulsesUp { get; init; }

    /// <inheritdoc cref="PulsesUp"/>
    public required int PulsesDown { get; init; }

    /// <summary>[1025]: what a potentiating pulse adds to a state of k·2^14. Empty for devices that switch.</summary>
    public ImmutableArray<int> StepsUp { get; init; } = [];

    /// <summary>[1025]: what a depressing pulse subtracts.</summary>
    public ImmutableArray<int> StepsDown { get; init; } = [];

    /// <summary>Standard deviation that a pulse adds to the state, times <see cref="ReadoutImage.NoiseScale"/>.</summary>
    public int Noise { get; init; }

    /// <summary>States that a graded device has, 2 or more; 0: all.</summary>
    public int Levels { get; init; }

    /// <summary>Devices of two states in parallel that make one weight; 0: states are graded.</summary>
    public int Parallel { get; init; }

    /// <summary>Probability that a pulse switches a device on, and off, in 2^−16.</summary>
    public int SwitchUp { get; init; }

    /// <inheritdoc cref="SwitchUp"/>
    public int SwitchDown { get; init; }

    /// <summary>Pulses after which a device stays as it is; 0: not limited.</summary>
    public int Endurance { get; init; }

    /// <summary>Weight of the whole nominal window, and of its lower end, in 2^−16 … units of the projection's codes: weight = (gain · share + offset) · 2^−16.</summary>
    public required int Gain { get; init; }

    /// <inheritdoc cref="Gain"/>
    public required int Offset { get; init; }

    /// <summary>Largest magnitude of a weight, in the projection's codes.</summary>
    public required int LargestWeight { get; init; }

    /// <summary>Bits behind the point of the projection's codes: the rule sees whole codes.</summary>
    public required int FractionBits { get; init; }

    /// <summary>Conductance of a device above the nominal Gmin, in 2^−16 of the nominal window.</summary>
    public static int Share(int floor, int span, int state) => floor + (int)((((long)span * state) + (StateOne / 2)) >> StateBits);

    /// <summary>Weight of a synapse in the projection's codes: nearest, halves up, limited.</summary>
    /// <param name="share">Of the first device, less that of the second.</param>
    public short Weight(int share)
    {
        var exact = ((long)Gain * share) + ((long)Offset << ShareBits);
        return (short)Math.Clamp((exact + (1 << (ShareBits - 1))) >> ShareBits, -LargestWeight, LargestWeight);
    }
}
