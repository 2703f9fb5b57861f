using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuroChip.Emulator.Lanes;

/// <summary>16 integers in a 512-bit register.</summary>
/// <remarks>Every operation is inlined, however rare the runtime believes its caller to be: a call would spill all registers.</remarks>
public readonly record struct Lane16(Vector512<int> Value) : IVectorLane<Lane16>
{
    public static int Width => 16;

    public static bool IsAccelerated => Vector512.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Constant(int value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator +(Lane16 a, Lane16 b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator -(Lane16 a, Lane16 b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator *(Lane16 a, Lane16 b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator &(Lane16 a, Lane16 b) => new(a.Value & b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator |(Lane16 a, Lane16 b) => new(a.Value | b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator ^(Lane16 a, Lane16 b) => new(a.Value ^ b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator <<(Lane16 a, int count) => new(a.Value << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator >>(Lane16 a, int count) => new(a.Value >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator >>>(Lane16 a, int count) => new(a.Value >>> count);

    /// <remarks>
    /// Registers multiply their even elements into 64 bits; odd ones are moved down first. For counts up to 32 the wanted word lies
    /// wholly inside the product, so logical shifts serve; the odd results are shifted into the upper words.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 MulShiftRight(Lane16 a, Lane16 b, int count)
    {
        var even = MultiplyEven(a.Value, b.Value) >>> count;
        var odd = MultiplyEven((a.Value.AsInt64() >>> 32).AsInt32(), (b.Value.AsInt64() >>> 32).AsInt32());
        odd = odd >>> count << 32;
        return new(Vector512.ConditionalSelect(Vector512.Create(-1L << 32), odd, even).AsInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Min(Lane16 a, Lane16 b) => new(Vector512.Min(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Max(Lane16 a, Lane16 b) => new(Vector512.Max(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Equal(Lane16 a, Lane16 b) => new(Vector512.Equals(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 GreaterThan(Lane16 a, Lane16 b) => new(Vector512.GreaterThan(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 GreaterOrEqual(Lane16 a, Lane16 b) => new(Vector512.GreaterThanOrEqual(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Choose(Lane16 mask, Lane16 yes, Lane16 no) => new(Vector512.ConditionalSelect(mask.Value, yes.Value, no.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Load(ref readonly int source) => new(Vector512.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 LoadWidened(ref readonly sbyte source) =>
        new(Vector512.WidenLower(Vector512.WidenLower(Vector128.LoadUnsafe(in source).ToVector256Unsafe().ToVector512Unsafe())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 LoadWidened(ref readonly short source) =>
        new(Vector512.WidenLower(Vector256.LoadUnsafe(in source).ToVector512Unsafe()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane16 value, ref int target) => value.Value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreNarrowed(Lane16 value, ref short target) => Vector512.Narrow(value.Value, value.Value).GetLower().StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NonZeroBits(Lane16 value) => (uint)(~Vector512.Equals(value.Value, Vector512<int>.Zero)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<long> MultiplyEven(Vector512<int> a, Vector512<int> b) =>
        Avx512F.IsSupported ? Avx512F.Multiply(a, b) : Lower(a) * Lower(b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<long> Lower(Vector512<int> pairs) => pairs.AsInt64() << 32 >> 32;
}
