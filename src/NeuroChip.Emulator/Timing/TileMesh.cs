using NeuroChip.Core.Hardware;

namespace NeuroChip.Emulator.Timing;

/// <summary>How the tiles of a mesh are numbered.</summary>
public enum TileOrder
{
    /// <summary>Tile t at x = t / Height, y = t % Height.</summary>
    ColumnByColumn,

    /// <summary>Tile t at x = t % Width, y = t / Width: as profiles number them.</summary>
    RowByRow,
}

/// <summary>A grid of tiles. Core c sits on tile c / CoresPerTile.</summary>
/// <param name="Width">Tiles in x, 1 or more.</param>
/// <param name="Height">Tiles in y, 1 or more.</param>
/// <param name="CoresPerTile">1 or more.</param>
/// <param name="Wraps">Whether the links of a row and of a column close to a ring.</param>
public sealed record TileMesh(int Width, int Height, int CoresPerTile, TileOrder Order = TileOrder.ColumnByColumn, bool Wraps = false)
{
    public int Tiles => checked(Width * Height);

    public int Cores => checked(Tiles * CoresPerTile);

    /// <summary>The mesh of a profile.</summary>
    public static TileMesh Of(MeshSpec mesh) =>
        new(mesh.Width, mesh.Height, mesh.CoresPerTile, TileOrder.RowByRow, mesh.Topology == MeshTopology.Torus);

    public int TileOf(int core) => core / CoresPerTile;

    public (int X, int Y) PositionOf(int tile) =>
        Order == TileOrder.ColumnByColumn ? (tile / Height, tile % Height) : (tile % Width, tile / Width);

    /// <summary>The inverse of <see cref="PositionOf"/>.</summary>
    public int TileAt(int x, int y) => Order == TileOrder.ColumnByColumn ? (x * Height) + y : (y * Width) + x;

    /// <summary>The tile at the other end of a link; null where the mesh ends there.</summary>
    public int? Neighbour(int tile, LinkSide side)
    {
        var (x, y) = PositionOf(tile);
        (x, y) = side switch
        {
            LinkSide.East => (x + 1, y),
            LinkSide.West => (x - 1, y),
            LinkSide.North => (x, y + 1),
            _ => (x, y - 1),
        };
        return x >= 0 && x < Width && y >= 0 && y < Height ? TileAt(x, y)
            : Wraps ? TileAt((x + Width) % Width, (y + Height) % Height)
            : null;
    }

    /// <summary>Links crossed from one tile to another in x and in y, never by a detour; positive toward larger coordinates.</summary>
    public (int X, int Y) Steps(int fromTile, int toTile)
    {
        var (fromX, fromY) = PositionOf(fromTile);
        var (toX, toY) = PositionOf(toTile);
        return (Shortest(toX - fromX, Width), Shortest(toY - fromY, Height));
    }

    /// <summary>Links crossed by a message.</summary>
    public HopCount Hops(int fromCore, int toCore)
    {
        var (x, y) = Steps(TileOf(fromCore), TileOf(toCore));
        return new(Math.Max(x, 0), Math.Max(-x, 0), Math.Max(y, 0), Math.Max(-y, 0));
    }

    // Half around a ring of even length, both ways are equally long: the one without wrapping is taken, as MeshSpec does.
    int Shortest(int distance, int length) =>
        !Wraps ? distance
        : distance * 2 > length ? distance - length
        : distance * 2 < -length ? distance + length
        : distance;
}
