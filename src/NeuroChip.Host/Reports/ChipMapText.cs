using System.Globalization;
using NeuroChip.Compiler.Traffic;
using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Reports;

/// <summary>The map of a chip for a terminal: the mesh, the busiest links, and what stands in the way of fewer cores.</summary>
static class ChipMapText
{
    const int MostLinks = 5;
    const int WidestMesh = 32;

    public static void Write(TextWriter output, ChipMap map)
    {
        WriteMesh(output, map);
        WriteLinks(output, map);
        WriteObstacles(output, map);
    }

    // The tiles from the corner that holds all cores in use.
    static void WriteMesh(TextWriter output, ChipMap map)
    {
        var mesh = map.Image.Profile.Mesh;
        var used = map.Image.Cores.Select(core => mesh.TileOf(core.Core)).ToList();
        var (width, height) = (used.Select(t => t.X).DefaultIfEmpty().Max() + 1, used.Select(t => t.Y).DefaultIfEmpty().Max() + 1);
        output.WriteLine();
        output.WriteLine("Fullest resource of each core, in percent of its limit; · is an empty core, rows are y");
        if (width > WidestMesh)
        {
            output.WriteLine($"  {width}×{height} tiles are too many for text; see --svg and --csv");
            return;
        }

        for (var y = 0; y < height; y++)
        {
            var cells = Enumerable.Range(0, width).Select(x => Tile(map, (y * mesh.Width) + x));
            output.WriteLine($"  {string.Join(mesh.CoresPerTile > 1 ? " | " : " ", cells)}");
        }
    }

    static string Tile(ChipMap map, int tile)
    {
        var perTile = map.Image.Profile.Mesh.CoresPerTile;
        return string.Join(' ', Enumerable.Range(tile * perTile, perTile).Select(core => Fill(map.FillOf(core)).PadLeft(3)));
    }

    static string Fill(double? fill) => fill is { } part ? (100 * part).ToString("F0", CultureInfo.InvariantCulture) : "·";

    static void WriteLinks(TextWriter output, ChipMap map)
    {
        var links = map.BusiestLinks;
        var mesh = map.Image.Profile.Mesh;
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Links: {links.Count} of {Routes.LinksOf(mesh)} carry messages"));
        if (links.Count == 0)
        {
            return;
        }

        var table = new TextTable("from tile", "to the", "packets/tick");
        foreach (var (link, packets) in links.Take(MostLinks))
        {
            var (x, y, direction) = Routes.Place(mesh, link);
            table.Add($"({x}, {y})", Name(direction), packets.ToString("0.###", CultureInfo.InvariantCulture));
        }

        table.Write(output);
    }

    static void WriteObstacles(TextWriter output, ChipMap map)
    {
        output.WriteLine();
        output.WriteLine($"What stands in the way of fewer than {map.Image.Cores.Length} cores");
        var table = new TextTable("resource", "used in all", "of a core", "cores for it alone", "cores over 90 %");
        foreach (var obstacle in map.Obstacles)
        {
            table.Add(obstacle.Resource, Text(obstacle.Used), Text(obstacle.Limit), Text(obstacle.Cores), Text(obstacle.FullCores));
        }

        table.Write(output);
    }

    public static string Name(Direction direction) => direction.ToString().ToLowerInvariant();

    static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
