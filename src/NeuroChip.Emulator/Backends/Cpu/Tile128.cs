using System.Runtime.Intrinsics;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>8 words in a 128-bit register.</summary>
readonly record struct Tile128(Vector128<short> Sums) : IRowTile<Tile128>
{
    public static int Width => 8;

    public static Tile128 Constant(short value) => new(Vector128.Create(value));

    public static Tile128 Load(ref readonly short words) => new(Vector128.LoadUnsafe(in words));

    public static Tile128 operator +(Tile128 a, Tile128 b) => new(a.Sums + b.Sums);

    public static Tile128 operator -(Tile128 a, Tile128 b) => new(a.Sums - b.Sums);

    public static Tile128 operator <<(Tile128 a, int count) => new(a.Sums << count);

    public static Tile128 operator >>(Tile128 a, int count) => new(a.Sums >> count);

    public static void AddTo(Tile128 sums, ref int accumulators)
    {
        var (lower, upper) = Vector128.Widen(sums.Sums);
        (Vector128.LoadUnsafe(in accumulators) + lower).StoreUnsafe(ref accumulators);
        (Vector128.LoadUnsafe(in accumulators, 4) + upper).StoreUnsafe(ref accumulators, 4);
    }
}
