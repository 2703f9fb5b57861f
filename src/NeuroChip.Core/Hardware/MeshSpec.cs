namespace NeuroChip.Core.Hardware;

public enum MeshTopology
{
    Mesh,
    Torus,
}

/// <summary>The grid of tiles. Core c sits on tile c / CoresPerTile; tile t at x = t % Width, y = t / Width.</summary>
/// <param name="Width">Tiles in x, 1 or more.</param>
/// <param name="Height">Tiles in y, 1 or more.</param>
/// <param name="CoresPerTile">1 or more.</param>
/// <param name="Topology">Whether links wrap around.</param>
public sealed record MeshSpec(int Width, int Height, int CoresPerTile, MeshTopology Topology)
{
    /// <summary>Where the numbers of this section come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Entries of a tile's routing table: one for each source core whose messages start, end, turn or part there; null: not published.</summary>
    public int? RoutingEntries { get; init; }

    public int Cores => checked(Width * Height * CoresPerTile);

    /// <summary>Tile coordinates of a core.</summary>
    public (int X, int Y) TileOf(int core) => (core / CoresPerTile % Width, core / CoresPerTile / Width);

    /// <summary>Links crossed in x and in y on the shortest dimension-ordered route; signed, positive toward larger coordinates.</summary>
    public (int Dx, int Dy) Hops(int fromCore, int toCore)
    {
        var (fromX, fromY) = TileOf(fromCore);
        var (toX, toY) = TileOf(toCore);
        return (Shortest(toX - fromX, Width), Shortest(toY - fromY, Height));
    }

    int Shortest(int distance, int length) =>
        Topology == MeshTopology.Mesh ? distance
        : distance * 2 > length ? distance - length
        : distance * 2 < -length ? distance + length
        : distance;
}
