using System.Runtime.CompilerServices;

namespace NeuroChip.Emulator.Lanes;

/// <summary>One integer in plain arithmetic: the reference that the vector lanes are compared with.</summary>
public readonly record struct Lane1(int Value) : IVectorLane<Lane1>
{
    public static int Width => 1;

    public static bool IsAccelerated => true;

    public static Lane1 Constant(int value) => new(value);

    public static Lane1 operator +(Lane1 a, Lane1 b) => new(unchecked(a.Value + b.Value));

    public static Lane1 operator -(Lane1 a, Lane1 b) => new(unchecked(a.Value - b.Value));

    public static Lane1 operator *(Lane1 a, Lane1 b) => new(unchecked(a.Value * b.Value));

    public static Lane1 operator &(Lane1 a, Lane1 b) => new(a.Value & b.Value);

    public static Lane1 operator |(Lane1 a, Lane1 b) => new(a.Value | b.Value);

    public static Lane1 operator ^(Lane1 a, Lane1 b) => new(a.Value ^ b.Value);

    public static Lane1 operator <<(Lane1 a, int count) => new(a.Value << count);

    public static Lane1 operator >>(Lane1 a, int count) => new(a.Value >> count);

    public static Lane1 operator >>>(Lane1 a, int count) => new(a.Value >>> count);

    public static Lane1 MulShiftRight(Lane1 a, Lane1 b, int count) => new(unchecked((int)((long)a.Value * b.Value >> count)));

    public static Lane1 Min(Lane1 a, Lane1 b) => new(Math.Min(a.Value, b.Value));

    public static Lane1 Max(Lane1 a, Lane1 b) => new(Math.Max(a.Value, b.Value));

    public static Lane1 Equal(Lane1 a, Lane1 b) => Mask(a.Value == b.Value);

    public static Lane1 GreaterThan(Lane1 a, Lane1 b) => Mask(a.Value > b.Value);

    public static Lane1 GreaterOrEqual(Lane1 a, Lane1 b) => Mask(a.Value >= b.Value);

    public static Lane1 Choose(Lane1 mask, Lane1 yes, Lane1 no) => new((mask.Value & yes.Value) | (~mask.Value & no.Value));

    public static Lane1 Load(ref readonly int source) => new(source);

    public static Lane1 LoadWidened(ref readonly sbyte source) => new(source);

    public static Lane1 LoadWidened(ref readonly short source) => new(source);

    public static void Store(Lane1 value, ref int target) => target = value.Value;

    public static void StoreNarrowed(Lane1 value, ref short target) => target = unchecked((short)value.Value);

    public static uint NonZeroBits(Lane1 value) => value.Value != 0 ? 1u : 0u;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Lane1 Mask(bool set) => new(set ? -1 : 0);
}
