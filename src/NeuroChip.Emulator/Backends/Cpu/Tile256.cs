using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>16 words in a 256-bit register.</summary>
/// <remarks>Every operation is inlined, however rare the runtime believes its caller to be: a call would spill all registers.</remarks>
readonly record struct Tile256(Vector256<short> Sums) : IRowTile<Tile256>
{
    public static int Width => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile256 Constant(short value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile256 Load(ref readonly short words) => new(Vector256.LoadUnsafe(in words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile256 operator +(Tile256 a, Tile256 b) => new(a.Sums + b.Sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile256 operator -(Tile256 a, Tile256 b) => new(a.Sums - b.Sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile256 operator <<(Tile256 a, int count) => new(a.Sums << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile256 operator >>(Tile256 a, int count) => new(a.Sums >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile256 Min(Tile256 a, Tile256 b) => new(Vector256.Min(a.Sums, b.Sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile256 Max(Tile256 a, Tile256 b) => new(Vector256.Max(a.Sums, b.Sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile256 Equal(Tile256 a, Tile256 b) => new(Vector256.Equals(a.Sums, b.Sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile256 LookUp(ref readonly short table, Tile256 index) =>
        new(Vector256.Create(Tile128.LookUp(in table, new(index.Sums.GetLower())).Sums, Tile128.LookUp(in table, new(index.Sums.GetUpper())).Sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Tile256 value, ref short words) => value.Sums.StoreUnsafe(ref words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(Tile256 sums, ref int accumulators)
    {
        var (lower, upper) = Vector256.Widen(sums.Sums);
        (Vector256.LoadUnsafe(in accumulators) + lower).StoreUnsafe(ref accumulators);
        (Vector256.LoadUnsafe(in accumulators, 8) + upper).StoreUnsafe(ref accumulators, 8);
    }
}
