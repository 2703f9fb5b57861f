using NeuroChip.Core.Hardware;
using NeuroChip.Core.Random;
using NeuroChip.Devices.Programming;
using NeuroChip.Devices.Pulses;

namespace NeuroChip.Devices.Chips;

/// <summary>Conductance against pulses: from the lowest up, then down again.</summary>
public static class PulseCurve
{
    const int MostPulses = 2000;

    // A step law approaches its bound without end: this share of the range is enough.
    const double Far = 0.98;

    /// <summary>Conductances in S after 0, 1, 2, … pulses.</summary>
    /// <param name="trial">0 for the mean response; another number for one with the noise from cycle to cycle.</param>
    /// <exception cref="Core.Diagnostics.InputErrorException">NC1056: the device has no pulse law.</exception>
    public static double[] Of(DeviceSpec device, ulong seed, uint trial)
    {
        var law = DevicePulses.LawOf(device);
        var up = PulsesToTheEnd(device, law, 1);
        var down = PulsesToTheEnd(device, law, -1);
        var curve = new double[1 + up + down];
        var state = law.Minimum;
        for (var pulse = 0; pulse < curve.Length; pulse++)
        {
            curve[pulse] = device.MinSiemens + ((state - law.Minimum) / (law.Maximum - law.Minimum) * (device.MaxSiemens - device.MinSiemens));
            state = law.Apply(state, pulse < up ? 1 : -1);
            if (trial > 0 && device.CycleToCycle > 0)
            {
                var noise = DeviceNoise.Normal(seed, RandomStream.DeviceProgramming, trial, (uint)pulse);
                state = Math.Clamp(state + (device.CycleToCycle * (law.Maximum - law.Minimum) * noise), law.Minimum, law.Maximum);
            }
        }

        return curve;
    }

    static int PulsesToTheEnd(DeviceSpec device, IPulseLaw law, int direction)
    {
        if (device.PulseLaw == PulseLawKind.SaturatingExponential)
        {
            return (int)Math.Min(MostPulses, Math.Ceiling(direction > 0 ? device.PulsesUp : device.PulsesDown));
        }

        var range = law.Maximum - law.Minimum;
        var state = direction > 0 ? law.Minimum : law.Maximum;
        var pulses = 0;
        while (pulses < MostPulses && (direction > 0 ? state - law.Minimum : law.Maximum - state) < Far * range)
        {
            state = law.Apply(state, direction);
            pulses++;
        }

        return pulses;
    }
}
