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

    public static void AddTo(Tile16 sums, ref int accumulators) => accumulators += sums.Sum;
}
