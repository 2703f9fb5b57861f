using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuroChip.Emulator.Lanes;

/// <summary>8 integers in a 256-bit register.</summary>
/// <remarks>Every operation is inlined, however rare the runtime believes its caller to be: a call would spill all registers.</remarks>
public readonly record struct Lane8(Vector256<int> Value) : IVectorLane<Lane8>
{
    public static int Width => 8;

    public static bool IsAccelerated => Vector256.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Constant(int value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator +(Lane8 a, Lane8 b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator -(Lane8 a, Lane8 b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator *(Lane8 a, Lane8 b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator &(Lane8 a, Lane8 b) => new(a.Value & b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator |(Lane8 a, Lane8 b) => new(a.Value | b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator ^(Lane8 a, Lane8 b) => new(a.Value ^ b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator <<(Lane8 a, int count) => new(a.Value << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator >>(Lane8 a, int count) => new(a.Value >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator >>>(Lane8 a, int count) => new(a.Value >>> count);

    /// <remarks>
    /// Registers multiply their even elements into 64 bits; odd ones are moved down first. For counts up to 32 the wanted word lies
    /// wholly inside the product, so logical shifts serve; the odd results are shifted into the upper words.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 MulShiftRight(Lane8 a, Lane8 b, int count)
    {
        var even = MultiplyEven(a.Value, b.Value) >>> count;
        var odd = MultiplyEven((a.Value.AsInt64() >>> 32).AsInt32(), (b.Value.AsInt64() >>> 32).AsInt32());
        odd = odd >>> count << 32;
        return new(Vector256.ConditionalSelect(Vector256.Create(-1L << 32), odd, even).AsInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Min(Lane8 a, Lane8 b) => new(Vector256.Min(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Max(Lane8 a, Lane8 b) => new(Vector256.Max(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Equal(Lane8 a, Lane8 b) => new(Vector256.Equals(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 GreaterThan(Lane8 a, Lane8 b) => new(Vector256.GreaterThan(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 GreaterOrEqual(Lane8 a, Lane8 b) => new(Vector256.GreaterThanOrEqual(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Choose(Lane8 mask, Lane8 yes, Lane8 no) => new(Vector256.ConditionalSelect(mask.Value, yes.Value, no.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Load(ref readonly int source) => new(Vector256.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 LoadWidened(ref readonly sbyte source) =>
        new(Vector256.WidenLower(Vector256.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(in Unsafe.As<sbyte, byte>(ref Unsafe.AsRef(in source)))).AsSByte().ToVector256Unsafe())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 LoadWidened(ref readonly short source) =>
        new(Vector256.WidenLower(Vector128.LoadUnsafe(in source).ToVector256Unsafe()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane8 value, ref int target) => value.Value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreNarrowed(Lane8 value, ref short target) => Vector256.Narrow(value.Value, value.Value).GetLower().StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NonZeroBits(Lane8 value) => (uint)(~Vector256.Equals(value.Value, Vector256<int>.Zero)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<long> MultiplyEven(Vector256<int> a, Vector256<int> b) =>
        Avx2.IsSupported ? Avx2.Multiply(a, b) : Lower(a) * Lower(b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<long> Lower(Vector256<int> pairs) => pairs.AsInt64() << 32 >> 32;
}
