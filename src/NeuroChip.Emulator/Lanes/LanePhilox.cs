using System.Runtime.CompilerServices;
using NeuroChip.Core.Random;

namespace NeuroChip.Emulator.Lanes;

/// <summary><see cref="Philox"/> on lanes: the same bits by the same address, one address an element.</summary>
public static class LanePhilox
{
    const int Rounds = 10;
    const int M0 = unchecked((int)0xD2511F53), M1 = unchecked((int)0xCD9E8D57), W0 = unchecked((int)0x9E3779B9), W1 = unchecked((int)0xBB67AE85);

    /// <summary>As <see cref="Philox.Bits"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Bits<T>(ulong seed, RandomStream stream, T element, T tick, T draw) where T : ILane<T> => Block(seed, stream, element, tick, draw).X0;

    /// <summary>All four words of the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T X0, T X1, T X2, T X3) Block<T>(ulong seed, RandomStream stream, T element, T tick, T draw) where T : ILane<T>
    {
        T c0 = element, c1 = tick, c2 = T.Constant((int)stream), c3 = draw;
        int k0 = unchecked((int)seed), k1 = unchecked((int)(seed >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            T m0 = T.Constant(M0), m1 = T.Constant(M1);
            var next0 = LaneMath.MulHighUnsigned(m1, c2) ^ c1 ^ T.Constant(k0);
            var next2 = LaneMath.MulHighUnsigned(m0, c0) ^ c3 ^ T.Constant(k1);
            (c0, c1, c2, c3) = (next0, m1 * c2, next2, m0 * c0);
            k0 = unchecked(k0 + W0);
            k1 = unchecked(k1 + W1);
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>As <see cref="Philox.Below"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Below<T>(int exclusiveMax, ulong seed, RandomStream stream, T element, T tick, T draw) where T : ILane<T> =>
        LaneMath.MulHighUnsigned(Bits(seed, stream, element, tick, draw), T.Constant(exclusiveMax));
}
