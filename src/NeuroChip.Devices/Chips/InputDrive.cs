using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Devices.Chips;

/// <summary>The converters of input lines, for what a source can send.</summary>
static class InputDrive
{
    /// <summary>Null where lines carry what is sent: single spikes, or values without converters, or with converters that resolve every one of them at once.</summary>
    /// <param name="largest">Value that the source sends at most: the end of the converters' range.</param>
    public static InputDriveImage? Of(DeviceSpec device, int largest)
    {
        if (device.InputBits == 0 || largest == 1)
        {
            return null;
        }

        var codes = (1 << device.InputBits) - 1;
        var step = (largest + codes - 1) / codes;
        var digits = device.InputCoding == LineDrive.BitSerial ? device.InputDigitBits : 0;
        return step == 1 && digits == 0 ? null : new InputDriveImage(step, (largest + step - 1) / step, digits);
    }

    /// <summary>Largest value that a line carries in one read.</summary>
    public static int LargestOfRead(InputDriveImage? drive, int largest) =>
        drive is null ? largest : drive.DigitBits == 0 ? drive.LargestCode * drive.Step : Math.Min((1 << drive.DigitBits) - 1, drive.LargestCode);

    /// <summary>What lines carry in the reads of one tick, as a perfect converter makes it.</summary>
    /// <returns>[reads]: the value for the one that is sent.</returns>
    public static IEnumerable<Func<int, double>> Reads(InputDriveImage? drive)
    {
        if (drive is null)
        {
            return [value => value];
        }

        int Code(int value) => Math.Min((Math.Abs(value) + (drive.Step / 2)) / drive.Step, drive.LargestCode) * Math.Sign(value);
        return drive.DigitBits == 0
            ? [value => Code(value) * drive.Step]
            : Enumerable.Range(0, drive.Reads).Select(read => (Func<int, double>)(value =>
                Math.Sign(value) * ((Math.Abs(Code(value)) >> (read * drive.DigitBits)) & ((1 << drive.DigitBits) - 1))));
    }
}
