using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuroChip.Emulator.Lanes;

/// <summary>4 integers in a 128-bit register.</summary>
/// <remarks>Every operation is inlined, however rare the runtime believes its caller to be: a call would spill all registers.</remarks>
public readonly record struct Lane4(Vector128<int> Value) : IVectorLane<Lane4>
{
    public static int Width => 4;

    public static bool IsAccelerated => Vector128.IsHardwareAccelerated;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Constant(int value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator +(Lane4 a, Lane4 b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator -(Lane4 a, Lane4 b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator *(Lane4 a, Lane4 b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator &(Lane4 a, Lane4 b) => new(a.Value & b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator |(Lane4 a, Lane4 b) => new(a.Value | b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator ^(Lane4 a, Lane4 b) => new(a.Value ^ b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator <<(Lane4 a, int count) => new(a.Value << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator >>(Lane4 a, int count) => new(a.Value >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator >>>(Lane4 a, int count) => new(a.Value >>> count);

    /// <remarks>
    /// Registers multiply their even elements into 64 bits; odd ones are moved down first. For counts up to 32 the wanted word lies
    /// wholly inside the product, so logical shifts serve; the odd results are shifted into the upper words.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 MulShiftRight(Lane4 a, Lane4 b, int count)
    {
        var even = MultiplyEven(a.Value, b.Value) >>> count;
        var odd = MultiplyEven((a.Value.AsInt64() >>> 32).AsInt32(), (b.Value.AsInt64() >>> 32).AsInt32());
        odd = odd >>> count << 32;
        return new(Vector128.ConditionalSelect(Vector128.Create(-1L << 32), odd, even).AsInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Min(Lane4 a, Lane4 b) => new(Vector128.Min(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Max(Lane4 a, Lane4 b) => new(Vector128.Max(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Equal(Lane4 a, Lane4 b) => new(Vector128.Equals(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 GreaterThan(Lane4 a, Lane4 b) => new(Vector128.GreaterThan(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 GreaterOrEqual(Lane4 a, Lane4 b) => new(Vector128.GreaterThanOrEqual(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Choose(Lane4 mask, Lane4 yes, Lane4 no) => new(Vector128.ConditionalSelect(mask.Value, yes.Value, no.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Load(ref readonly int source) => new(Vector128.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 LoadWidened(ref readonly sbyte source) =>
        new(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<int>(in Unsafe.As<sbyte, byte>(ref Unsafe.AsRef(in source)))).AsSByte())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 LoadWidened(ref readonly short source) =>
        new(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(in Unsafe.As<short, byte>(ref Unsafe.AsRef(in source)))).AsInt16()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane4 value, ref int target) => value.Value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreNarrowed(Lane4 value, ref short target) => Vector128.Narrow(value.Value, value.Value).GetLower().StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NonZeroBits(Lane4 value) => (uint)(~Vector128.Equals(value.Value, Vector128<int>.Zero)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<long> MultiplyEven(Vector128<int> a, Vector128<int> b) =>
        Sse41.IsSupported ? Sse41.Multiply(a, b) : Lower(a) * Lower(b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<long> Lower(Vector128<int> pairs) => pairs.AsInt64() << 32 >> 32;
}
