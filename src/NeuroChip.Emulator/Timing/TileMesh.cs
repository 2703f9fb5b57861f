namespace NeuroChip.Emulator.Timing;

/// <summary>
/// A grid of tiles without wrap-around, its tiles numbered column by column: core c sits on tile c / CoresPerTile, tile t at
/// x = t / Height, y = t % Height.
/// </summary>
/// <param name="Width">Tiles in x, 1 or more.</param>
/// <param name="Height">Tiles in y, 1 or more.</param>
/// <param name="CoresPerTile">1 or more.</param>
public sealed record TileMesh(int Width, int Height, int CoresPerTile)
{
    public int Tiles => checked(Width * Height);

    public int Cores => checked(Tiles * CoresPerTile);

    public int TileOf(int core) => core / CoresPerTile;

    public (int X, int Y) PositionOf(int tile) => (tile / Height, tile % Height);

    /// <summary>Links crossed by a message: along x, then along y, never a detour.</summary>
    public HopCount Hops(int fromCore, int toCore)
    {
        var (fromX, fromY) = PositionOf(TileOf(fromCore));
        var (toX, toY) = PositionOf(TileOf(toCore));
        return new(Math.Max(toX - fromX, 0), Math.Max(fromX - toX, 0), Math.Max(toY - fromY, 0), Math.Max(fromY - toY, 0));
    }
}
