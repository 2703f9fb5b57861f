using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>32 words in a 512-bit register.</summary>
/// <remarks>Every operation is inlined, however rare the runtime believes its caller to be: a call would spill all registers.</remarks>
readonly record struct Tile512(Vector512<short> Sums) : IRowTile<Tile512>
{
    public static int Width => 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile512 Constant(short value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile512 Load(ref readonly short words) => new(Vector512.LoadUnsafe(in words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile512 operator +(Tile512 a, Tile512 b) => new(a.Sums + b.Sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile512 operator -(Tile512 a, Tile512 b) => new(a.Sums - b.Sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile512 operator <<(Tile512 a, int count) => new(a.Sums << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile512 operator >>(Tile512 a, int count) => new(a.Sums >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile512 Min(Tile512 a, Tile512 b) => new(Vector512.Min(a.Sums, b.Sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile512 Max(Tile512 a, Tile512 b) => new(Vector512.Max(a.Sums, b.Sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile512 Equal(Tile512 a, Tile512 b) => new(Vector512.Equals(a.Sums, b.Sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile512 LookUp(ref readonly short table, Tile512 index) => Avx512BW.IsSupported
        ? new(Avx512BW.PermuteVar32x16x2(Vector512.LoadUnsafe(in table), index.Sums, Vector512.LoadUnsafe(in table, 32)))
        : new(Vector512.Create(Tile256.LookUp(in table, new(index.Sums.GetLower())).Sums, Tile256.LookUp(in table, new(index.Sums.GetUpper())).Sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Tile512 value, ref short words) => value.Sums.StoreUnsafe(ref words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(Tile512 sums, ref int accumulators)
    {
        var (lower, upper) = Vector512.Widen(sums.Sums);
        (Vector512.LoadUnsafe(in accumulators) + lower).StoreUnsafe(ref accumulators);
        (Vector512.LoadUnsafe(in accumulators, 16) + upper).StoreUnsafe(ref accumulators, 16);
    }
}
