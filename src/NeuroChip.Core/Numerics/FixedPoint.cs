namespace NeuroChip.Core.Numerics;

/// <summary>The integer operations of published fixed-point hardware, by their names in the field.</summary>
public static class FixedPoint
{
    /// <summary>floor(value / 2^shift): arithmetic right shift. Negative shifts shift left and wrap.</summary>
    public static int ShiftFloor(int value, int shift) => shift >= 0 ? value >> Math.Min(shift, 31) : value << -shift;

    /// <inheritdoc cref="ShiftFloor(int, int)"/>
    public static long ShiftFloor(long value, int shift) => shift >= 0 ? value >> Math.Min(shift, 63) : value << -shift;

    /// <summary>sign(value) · floor(|value| / 2^shift): rounds toward zero. −1 gives 0 where <see cref="ShiftFloor(long, int)"/> gives −1.</summary>
    public static long ShiftTowardZero(long value, int shift) => value >= 0 ? value >> shift : -(-value >> shift);

    /// <summary>Two's-complement wrap to <paramref name="magnitudeBits"/> bits plus sign.</summary>
    public static long Wrap(long value, int magnitudeBits)
    {
        var unused = 63 - magnitudeBits;
        return value << unused >> unused;
    }

    /// <summary>Clamp to the signed range of <paramref name="bits"/> bits, −2^(bits−1) … 2^(bits−1)−1.</summary>
    public static long Saturate(long value, int bits) => Math.Clamp(value, -(1L << (bits - 1)), (1L << (bits - 1)) - 1);
}
