using System.Runtime.CompilerServices;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>One word, in plain arithmetic.</summary>
readonly record struct Tile16(short Sum) : IRowTile<Tile16>
{
    public static int Width => 1;

    public static Tile16 Constant(short value) => new(value);

    public static Tile16 Load(ref readonly short words) => new(words);

    public static Tile16 operator +(Tile16 a, Tile16 b) => new(unchecked((short)(a.Sum + b.Sum)));

    public static Tile16 operator -(Tile16 a, Tile16 b) => new(unchecked((short)(a.Sum - b.Sum)));

    public static Tile16 operator <<(Tile16 a, int count) => new(unchecked((short)(a.Sum << count)));

    public static Tile16 operator >>(Tile16 a, int count) => new((short)(a.Sum >> count));

    public static Tile16 Min(Tile16 a, Tile16 b) => new(Math.Min(a.Sum, b.Sum));

    public static Tile16 Max(Tile16 a, Tile16 b) => new(Math.Max(a.Sum, b.Sum));

    public static Tile16 Equal(Tile16 a, Tile16 b) => new((short)(a.Sum == b.Sum ? -1 : 0));

    public static Tile16 LookUp(ref readonly short table, Tile16 index) => new(Unsafe.Add(ref Unsafe.AsRef(in table), (int)index.Sum));

    public static void Store(Tile16 value, ref short words) => words = value.Sum;

    public static void AddTo(Tile16 sums, ref int accumulators) => accumulators += sums.Sum;
}
