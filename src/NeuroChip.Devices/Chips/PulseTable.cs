using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Devices.Pulses;

namespace NeuroChip.Devices.Chips;

/// <summary>The law of a device's pulses as integers: a table of steps over the state, or probabilities.</summary>
public static class PulseTable
{
    /// <summary>A device with one continuous state, by whatever law.</summary>
    public static PlasticDevices Graded(PlasticDevices law, DeviceSpec device)
    {
        var pulses = DevicePulses.LawOf(device);
        return law with
        {
            StepsUp = Steps(pulses, 1),
            StepsDown = Steps(pulses, -1),
            Noise = (int)Math.Round(Math.ScaleB(device.CycleToCycle * ReadoutImage.NoiseScale, PlasticDevices.StateBits)),
        };
    }

    /// <summary>Parallel devices of two states.</summary>
    public static PlasticDevices Switching(PlasticDevices law, DeviceSpec device) => law with
    {
        Parallel = device.Parallel,
        SwitchUp = (int)Math.Round(Math.ScaleB(device.SwitchUp, PlasticDevices.ProbabilityBits)),
        SwitchDown = (int)Math.Round(Math.ScaleB(device.SwitchDown, PlasticDevices.ProbabilityBits)),
        Levels = 0,
    };

    /// <summary>
    /// By how much steps between two entries of the table can miss the law, in units of the state: the eighth of the largest second difference of neighbouring
    /// entries, which bounds what a chord leaves out of a curve.
    /// </summary>
    public static double CurvatureError(IPulseLaw law)
    {
        var worst = 0.0;
        for (var entry = 1; entry < PlasticDevices.Entries - 1; entry++)
        {
            foreach (var direction in new[] { 1, -1 })
            {
                var second = Step(law, entry - 1, direction) - (2 * Step(law, entry, direction)) + Step(law, entry + 1, direction);
                worst = Math.Max(worst, Math.Abs(second) / 8);
            }
        }

        return worst;
    }

    // Magnitudes, before the bounds limit them: with the limit, the last interval would not be straight.
    static ImmutableArray<int> Steps(IPulseLaw law, int direction)
    {
        var steps = new int[PlasticDevices.Entries];
        for (var entry = 0; entry < steps.Length; entry++)
        {
            steps[entry] = (int)Math.Clamp(Math.Round(Step(law, entry, direction)), -PlasticDevices.LargestStep, PlasticDevices.LargestStep);
        }

        return [.. steps];
    }

    static double Step(IPulseLaw law, int entry, int direction)
    {
        var width = law.Maximum - law.Minimum;
        var state = law.Minimum + (width * entry / (PlasticDevices.Entries - 1));
        return Math.ScaleB(direction * law.Step(state, direction) / width, PlasticDevices.StateBits);
    }
}
