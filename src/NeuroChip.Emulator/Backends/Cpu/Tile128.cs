using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>8 sums in a 128-bit register.</summary>
readonly record struct Tile128(Vector128<short> Sums) : IRowTile<Tile128>
{
    public static int Width => 8;

    public static Tile128 Load(ref readonly sbyte codes) =>
        new(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(in Unsafe.As<sbyte, byte>(ref Unsafe.AsRef(in codes)))).AsSByte()));

    public static Tile128 Load(ref readonly short codes) => new(Vector128.LoadUnsafe(in codes));

    public static Tile128 operator +(Tile128 a, Tile128 b) => new(a.Sums + b.Sums);

    public static void AddTo(Tile128 sums, ref int accumulators)
    {
        var (lower, upper) = Vector128.Widen(sums.Sums);
        (Vector128.LoadUnsafe(in accumulators) + lower).StoreUnsafe(ref accumulators);
        (Vector128.LoadUnsafe(in accumulators, 4) + upper).StoreUnsafe(ref accumulators, 4);
    }
}
