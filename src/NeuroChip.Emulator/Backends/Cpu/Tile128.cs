using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>8 words in a 128-bit register.</summary>
/// <remarks>Every operation is inlined, however rare the runtime believes its caller to be: a call would spill all registers.</remarks>
readonly record struct Tile128(Vector128<short> Sums) : IRowTile<Tile128>
{
    public static int Width => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile128 Constant(short value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile128 Load(ref readonly short words) => new(Vector128.LoadUnsafe(in words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile128 operator +(Tile128 a, Tile128 b) => new(a.Sums + b.Sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile128 operator -(Tile128 a, Tile128 b) => new(a.Sums - b.Sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile128 operator <<(Tile128 a, int count) => new(a.Sums << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile128 operator >>(Tile128 a, int count) => new(a.Sums >> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile128 Min(Tile128 a, Tile128 b) => new(Vector128.Min(a.Sums, b.Sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile128 Max(Tile128 a, Tile128 b) => new(Vector128.Max(a.Sums, b.Sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile128 Equal(Tile128 a, Tile128 b) => new(Vector128.Equals(a.Sums, b.Sums));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile128 LookUp(ref readonly short table, Tile128 index) => new(Vector128.Create(
        At(in table, index, 0), At(in table, index, 1), At(in table, index, 2), At(in table, index, 3),
        At(in table, index, 4), At(in table, index, 5), At(in table, index, 6), At(in table, index, 7)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Tile128 value, ref short words) => value.Sums.StoreUnsafe(ref words);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(Tile128 sums, ref int accumulators)
    {
        var (lower, upper) = Vector128.Widen(sums.Sums);
        (Vector128.LoadUnsafe(in accumulators) + lower).StoreUnsafe(ref accumulators);
        (Vector128.LoadUnsafe(in accumulators, 4) + upper).StoreUnsafe(ref accumulators, 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static short At(ref readonly short table, Tile128 index, int element) => Unsafe.Add(ref Unsafe.AsRef(in table), index.Sums.GetElement(element));
}
