using NeuroChip.Core.Hardware;
using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;
using NeuroChip.Devices.Programming;

namespace NeuroChip.Devices.Chips;

/// <summary>What manufacture fixed of one device, in units of the nominal Gmax.</summary>
/// <param name="Low">Its own lowest conductance.</param>
/// <param name="High">Its own highest conductance, not below <paramref name="Low"/>.</param>
/// <param name="StuckAt">Conductance that it always has; null for a working device.</param>
public readonly record struct ManufacturedCell(double Low, double High, double? StuckAt)
{
    const double Ln10 = 2.302585092994046;

    // Purposes within the stream of manufacture. Ticks 0 belong to the retention models.
    const uint StuckDraw = 1, LowDraw = 2, HighDraw = 3, ValueDraw = 4, UpDraw = 5, DownDraw = 6, WornDraw = 8;

    /// <summary>Draws nothing for what the device does not have.</summary>
    public static ManufacturedCell Make(DeviceSpec device, CellAddress address)
    {
        var low = device.MinSiemens / device.MaxSiemens;
        var high = 1.0;
        if (device.RangeSpread > 0)
        {
            low = Math.Max(0, low * (1 + (device.RangeSpread * Normal(address, LowDraw))));
            high = Math.Max(low, 1 + (device.RangeSpread * Normal(address, HighDraw)));
        }

        return new ManufacturedCell(low, high, Stuck(device, address, low, high));
    }

    /// <summary>
    /// The device after so many write pulses: beyond its endurance log G of both ends of its window nears that of their geometric mean in
    /// proportion to log N, and reaches it <see cref="DeviceSpec.EnduranceDecades"/> later.
    /// </summary>
    public ManufacturedCell Worn(DeviceSpec device, double pulses)
    {
        if (device.EnduranceDecades <= 0 || device.Endurance is not { } endurance || pulses <= endurance || Low <= 0)
        {
            return this;
        }

        var closed = Math.Min(1, DeterministicMath.Log(pulses / endurance) / (device.EnduranceDecades * Ln10));
        var half = DeterministicMath.Pow(High / Low, closed / 2);
        return this with { Low = Low * half, High = High / half };
    }

    /// <summary>The device's own conductance at a share of the nominal range.</summary>
    public double At(double share) => Low + (share * (High - Low));

    /// <summary>Size of the device's steps relative to its law, each direction for itself: 1 ± spread, not below 0, or e^±spread.</summary>
    public static (double Up, double Down) Steps(DeviceSpec device, CellAddress address) =>
        device.StepSpread > 0 ? (Step(device, Normal(address, UpDraw)), Step(device, Normal(address, DownDraw))) : (1, 1);

    static double Step(DeviceSpec device, double normal) => device.StepSpreadIsLogNormal
        ? DeterministicMath.Exp(device.StepSpread * normal)
        : Math.Max(0, 1 + (device.StepSpread * normal));

    static double? Stuck(DeviceSpec device, CellAddress address, double low, double high)
    {
        // Worn out at once, a device keeps whatever it held.
        if (device.EnduranceDecades <= 0 && device.WritesBefore >= device.Endurance)
        {
            return low + ((high - low) * Share(address, WornDraw));
        }

        var all = device.StuckOff + device.StuckOn + device.StuckRandom;
        if (all <= 0)
        {
            return null;
        }

        var draw = Share(address, StuckDraw);
        return draw < device.StuckOff ? low
            : draw < device.StuckOff + device.StuckOn ? high
            : draw < all ? low + ((high - low) * Share(address, ValueDraw))
            : null;
    }

    static double Share(CellAddress address, uint purpose) =>
        Philox.Uniform(address.Seed, RandomStream.DeviceManufacture, address.Cell, purpose, address.Array);

    static double Normal(CellAddress address, uint purpose) =>
        DeviceNoise.Normal(address.Seed, RandomStream.DeviceManufacture, address.Cell, purpose, address.Array);
}
