using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Devices.Energy;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>From counted pulses and the conductances that they met to volts, seconds and joules.</summary>
static class LearningPulses
{
    /// <summary>Null where weights are codes.</summary>
    public static LearningPulseFigures? Of(HardwareProfile profile, DevicePulses? pulses) =>
        pulses is { } counted && profile.Device is { } device ? Of(device, counted) : null;

    static LearningPulseFigures Of(DeviceSpec device, DevicePulses pulses) => new()
    {
        Up = pulses.Up,
        Down = pulses.Down,
        Joules = Joules(device, device.PulseVoltsUp, device.PulseSecondsUp, pulses.Up, pulses.ShareUp)
            + Joules(device, device.PulseVoltsDown, device.PulseSecondsDown, pulses.Down, pulses.ShareDown),
        Most = pulses.Most,
        MostSource = pulses.MostSource,
        MostTarget = pulses.MostTarget,
        WornOut = pulses.WornOut,
    };

    // The mean of what all pulses of a direction met stands for each of them: the energy is linear in it.
    static double Joules(DeviceSpec device, double volts, double seconds, long pulses, long shares)
    {
        if (pulses == 0)
        {
            return 0;
        }

        var share = Math.ScaleB((double)shares / pulses / 2, -PlasticDevices.ShareBits);
        var siemens = device.MinSiemens + (share * (device.MaxSiemens - device.MinSiemens));
        return new CellWriteEnergy(volts, seconds).Cell(siemens, siemens, pulses);
    }
}
