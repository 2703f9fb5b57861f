using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Traffic;

/// <summary>
/// Dimension-ordered routes, x before y, the shorter way around where links wrap. Every tile has four outgoing links, numbered tile · 4 + direction, also where
/// the mesh ends and none is built.
/// </summary>
public static class Routes
{
    public const int Directions = 4;

    public static int LinksOf(MeshSpec mesh) => mesh.Width * mesh.Height * Directions;

    /// <summary>The links of a message from one core to another, in order; none within a tile.</summary>
    public static IEnumerable<int> Between(MeshSpec mesh, int fromCore, int toCore)
    {
        var (x, y) = mesh.TileOf(fromCore);
        var (dx, dy) = mesh.Hops(fromCore, toCore);
        for (var step = 0; step < Math.Abs(dx); step++)
        {
            yield return LinkOf(mesh, x, y, dx > 0 ? Direction.East : Direction.West);
            x = (x + Math.Sign(dx) + mesh.Width) % mesh.Width;
        }

        for (var step = 0; step < Math.Abs(dy); step++)
        {
            yield return LinkOf(mesh, x, y, dy > 0 ? Direction.South : Direction.North);
            y = (y + Math.Sign(dy) + mesh.Height) % mesh.Height;
        }
    }

    /// <summary>The tile that a link leads to.</summary>
    public static int TileAfter(MeshSpec mesh, int link)
    {
        var (x, y, direction) = Place(mesh, link);
        var (dx, dy) = direction switch
        {
            Direction.East => (1, 0),
            Direction.West => (-1, 0),
            Direction.South => (0, 1),
            _ => (0, -1),
        };
        return ((y + dy + mesh.Height) % mesh.Height * mesh.Width) + ((x + dx + mesh.Width) % mesh.Width);
    }

    /// <summary>"(x, y) east": where a link starts and where it leads.</summary>
    public static (int X, int Y, Direction Direction) Place(MeshSpec mesh, int link) =>
        (link / Directions % mesh.Width, link / Directions / mesh.Width, (Direction)(link % Directions));

    static int LinkOf(MeshSpec mesh, int x, int y, Direction direction) => ((((y * mesh.Width) + x) * Directions) + (int)direction);
}
