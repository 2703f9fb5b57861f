using System.Runtime.CompilerServices;

namespace NeuroChip.Emulator.Lanes;

/// <summary>Arithmetic of published fixed-point hardware, composed of lane operations once for all backends.</summary>
public static class LaneMath
{
    /// <summary>a · b / 2^count rounded toward zero: the shift of the magnitude. Low 32 bits.</summary>
    /// <param name="count">0…31.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MulShiftTowardZero<T>(T a, T b, int count) where T : ILane<T>
    {
        // The floor is one too low where the product is negative and bits are lost.
        var lost = T.Constant(unchecked((int)((1u << count) - 1))) & (a * b);
        var exact = T.Equal(lost, T.Constant(0));
        var negative = (a ^ b) >>> 31;
        return T.MulShiftRight(a, b, count) + T.Choose(exact, T.Constant(0), negative);
    }

    /// <summary>a · b / 2^count rounded to nearest, halves up. Low 32 bits.</summary>
    /// <param name="count">0…31.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MulShiftNearest<T>(T a, T b, int count) where T : ILane<T>
    {
        var floor = T.MulShiftRight(a, b, count);
        // The highest bit that the floor drops decides.
        return count == 0 ? floor : floor + (((a * b) >>> (count - 1)) & T.Constant(1));
    }

    /// <summary>Upper 32 bits of the product of unsigned numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MulHighUnsigned<T>(T a, T b) where T : ILane<T> =>
        // A number whose highest bit counts as negative is 2^32 too low.
        T.MulShiftRight(a, b, 32) + ((a >> 31) & b) + ((b >> 31) & a);

    /// <summary>Two's-complement wrap to <paramref name="magnitudeBits"/> bits plus sign, at most 31.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Wrap<T>(T value, int magnitudeBits) where T : ILane<T> => value << (31 - magnitudeBits) >> (31 - magnitudeBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Clamp<T>(T value, T least, T greatest) where T : ILane<T> => T.Min(T.Max(value, least), greatest);
}
