using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;
using NeuroChip.Devices.Chips;

namespace NeuroChip.Host.Pipeline;

/// <summary>Everything that keeps a chip from computing as the float network does.</summary>
/// <param name="Network">With its real weights; null where an image was given.</param>
/// <param name="Profile">With quantization and device.</param>
/// <param name="Fidelity">What of the device counts.</param>
/// <param name="AgeSeconds">Time since programming, in s.</param>
sealed record ChipConditions(NetworkGraph? Network, HardwareProfile Profile, Fidelity Fidelity, double AgeSeconds)
{
    public DeviceSpec Device => Profile.Device!;

    /// <summary>Whether programming errors are those of pulses, or as measured on a device.</summary>
    public bool HasMeasuredErrors => Fidelity != Fidelity.Statistical && (Device.WriteVerify || Device.MeasuredLaw.Length > 0);

    public ChipConditions With(DeviceSpec device) => this with { Profile = Profile with { Device = device } };
}
