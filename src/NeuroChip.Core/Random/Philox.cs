namespace NeuroChip.Core.Random;

/// <summary>
/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, SC 2011): a keyed bijection of 128-bit counters. Randomness is addressed by
/// (seed, element, tick, stream, draw), so it does not depend on order, thread count or backend.
/// </summary>
public static class Philox
{
    const uint M0 = 0xD2511F53, M1 = 0xCD9E8D57, W0 = 0x9E3779B9, W1 = 0xBB67AE85;

    /// <summary>Four 32-bit words of the block with the given counter and key.</summary>
    public static (uint X0, uint X1, uint X2, uint X3) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var p0 = (ulong)M0 * c0;
            var p1 = (ulong)M1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += W0;
            k1 += W1;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>32 random bits addressed by seed, stream, element, tick and draw.</summary>
    public static uint Bits(ulong seed, RandomStream stream, uint element, uint tick = 0, uint draw = 0) =>
        Block(element, tick, (uint)stream, draw, (uint)seed, (uint)(seed >> 32)).X0;

    /// <summary>Uniform in [0, 1) with 53 bits, by the same address.</summary>
    public static double Uniform(ulong seed, RandomStream stream, uint element, uint tick = 0, uint draw = 0)
    {
        var (x0, x1, _, _) = Block(element, tick, (uint)stream, draw, (uint)seed, (uint)(seed >> 32));
        return ((((ulong)x0 << 32) | x1) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Uniform integer in [0, <paramref name="exclusiveMax"/>) by multiplication; bias below exclusiveMax / 2^32.</summary>
    public static int Below(int exclusiveMax, ulong seed, RandomStream stream, uint element, uint tick = 0, uint draw = 0) =>
        (int)((ulong)Bits(seed, stream, element, tick, draw) * (uint)exclusiveMax >> 32);
}
