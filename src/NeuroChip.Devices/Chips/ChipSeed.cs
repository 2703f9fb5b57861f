using NeuroChip.Core.Random;

namespace NeuroChip.Devices.Chips;

/// <summary>The seed from which everything random on one manufactured chip is addressed.</summary>
public static class ChipSeed
{
    /// <param name="seed">Of the run.</param>
    /// <param name="chip">Number of the chip, from 0.</param>
    public static ulong Of(ulong seed, int chip)
    {
        var (x0, x1, _, _) = Philox.Block((uint)chip, 0, (uint)RandomStream.ManufacturedChip, 0, (uint)seed, (uint)(seed >> 32));
        return ((ulong)x0 << 32) | x1;
    }

    /// <summary>Seed of the reads of one array of a chip.</summary>
    public static ulong OfArray(ulong chipSeed, int array)
    {
        var (x0, x1, _, _) = Philox.Block((uint)array, 0, (uint)RandomStream.DeviceRead, 1, (uint)chipSeed, (uint)(chipSeed >> 32));
        return ((ulong)x0 << 32) | x1;
    }
}
