namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>One sum, in plain arithmetic.</summary>
readonly record struct Tile16(short Sum) : IRowTile<Tile16>
{
    public static int Width => 1;

    public static Tile16 Load(ref readonly sbyte codes) => new(codes);

    public static Tile16 Load(ref readonly short codes) => new(codes);

    public static Tile16 operator +(Tile16 a, Tile16 b) => new(unchecked((short)(a.Sum + b.Sum)));

    public static void AddTo(Tile16 sums, ref int accumulators) => accumulators += sums.Sum;
}
