using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Devices.Chips;

/// <summary>How much of a full read, of G·V²·t, a value costs: 1 for a spike.</summary>
/// <param name="largest">Value that the source sends at most: a full input.</param>
public sealed class ReadDuty(DeviceSpec device, int largest)
{
    readonly InputDriveImage? _drive = InputDrive.Of(device, largest);

    /// <summary>
    /// A pulse costs in proportion to its width, an amplitude to its square; of digits every one costs in proportion to itself, whatever its significance,
    /// so that a set bit of single bits costs a full read.
    /// </summary>
    public double Of(int value)
    {
        var full = (double)InputDrive.LargestOfRead(_drive, largest);
        return InputDrive.Reads(_drive).Sum(carried =>
        {
            var share = Math.Abs(carried(value)) / full;
            return device.InputCoding == LineDrive.Amplitude ? share * share : share;
        });
    }
}
