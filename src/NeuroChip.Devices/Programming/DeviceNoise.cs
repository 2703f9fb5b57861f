using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;

namespace NeuroChip.Devices.Programming;

/// <summary>Random numbers of devices, addressed like all others: no order of evaluation changes them.</summary>
public static class DeviceNoise
{
    const double OneOver53Bits = 1.0 / (1UL << 53);
    const double TwoPi = 6.283185307179586;

    /// <summary>Standard normal, of two uniforms of 53 bits from one block (Box and Muller 1958); at most 8.6 in magnitude.</summary>
    public static double Normal(ulong seed, RandomStream stream, uint element, uint tick = 0, uint draw = 0)
    {
        var (x0, x1, x2, x3) = Philox.Block(element, tick, (uint)stream, draw, (uint)seed, (uint)(seed >> 32));
        var radius = 1 - (Bits53(x0, x1) * OneOver53Bits);
        var angle = Bits53(x2, x3) * OneOver53Bits;
        return Math.Sqrt(-2 * DeterministicMath.Log(radius)) * DeterministicMath.Cos(TwoPi * angle);
    }

    static ulong Bits53(uint high, uint low) => (((ulong)high << 32) | low) >> 11;
}
