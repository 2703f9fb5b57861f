using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Core.Images;

/// <summary>Refuses devices whose numbers would leave their tables or 64 bits; the engine that gives them pulses relies on it.</summary>
static class DeviceConsistency
{
    // Shares of two devices have 23 bits: a gain of 30 more keeps weights in 64.
    const int LargestGain = 1 << 30;

    /// <exception cref="InputErrorException">NC5012.</exception>
    public static void Verify(ProjectionImage projection)
    {
        if (projection.Devices is not { } devices)
        {
            return;
        }

        var sane = projection.Learning is { Error: null, Sdsp: null }
            && devices is { PerSynapse: 1 or 2, Policy: >= PulsePolicy.Accumulate and <= PulsePolicy.Sign, PulsesUp: >= 0, PulsesDown: >= 0, Noise: >= 0, Endurance: >= 0 }
            && devices is { Levels: 0 or (>= 2 and <= 1 << PlasticDevices.ProbabilityBits) }
            && devices is { Parallel: >= 0 and <= PlasticDevices.MostParallel, LargestWeight: >= 1 and <= short.MaxValue, FractionBits: >= 0 and <= 7 }
            && Math.Abs((long)devices.Gain) <= LargestGain && Math.Abs((long)devices.Offset) <= LargestGain
            && IsProbability(devices.SwitchUp) && IsProbability(devices.SwitchDown)
            && (devices.Parallel > 0 || (IsTable(devices.StepsUp) && IsTable(devices.StepsDown)));
        Require(sane, $"Projection '{projection.Name}' has devices that no engine can give pulses");
    }

    /// <exception cref="InputErrorException">NC5012.</exception>
    public static void Verify(ProjectionImage projection, SynapseBlock block, string name)
    {
        Require(projection.Devices is null == block.Cells is null, $"{name}: devices of a projection that has none, or none of one that has");
        if (block.Cells is not { } cells)
        {
            return;
        }

        var count = (long)block.Codes.Length * projection.Devices!.PerSynapse;
        Require(AreWithin(cells.States, count, 0, PlasticDevices.StateOne)
            && AreWithin(cells.Floors, count, -PlasticDevices.LargestShare, PlasticDevices.LargestShare)
            && AreWithin(cells.Spans, count, 0, PlasticDevices.LargestShare)
            && AreWithin(cells.FactorsUp, count, 0, PlasticDevices.LargestFactor)
            && AreWithin(cells.FactorsDown, count, 0, PlasticDevices.LargestFactor)
            && AreWithin(cells.Pulses, count, 0, int.MaxValue), $"{name}: devices out of range for {block.Codes.Length} weights");
    }

    static bool IsTable(ImmutableArray<int> steps) =>
        AreWithin(steps, PlasticDevices.Entries, -PlasticDevices.LargestStep, PlasticDevices.LargestStep);

    static bool IsProbability(int value) => value is >= 0 and <= 1 << PlasticDevices.ProbabilityBits;

    static bool AreWithin(ImmutableArray<int> values, long count, int least, int greatest)
    {
        foreach (var value in values)
        {
            if (value < least || value > greatest)
            {
                return false;
            }
        }

        return values.Length == count;
    }

    static void Require(bool holds, string finding)
    {
        if (!holds)
        {
            throw new InputErrorException(ImageCodes.Inconsistent.With($"{finding}."));
        }
    }
}
