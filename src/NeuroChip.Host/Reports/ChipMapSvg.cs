using System.Globalization;
using System.Text;
using NeuroChip.Compiler.Traffic;

namespace NeuroChip.Host.Reports;

/// <summary>The map of a chip as a picture: tiles filled by how full their cores are, links as wide and dark as their load. Only the corner in use is drawn.</summary>
static class ChipMapSvg
{
    const int Pitch = 44;
    const int Tile = 28;
    const int Margin = 24;
    const int Legend = 40;

    public static string Build(ChipMap map)
    {
        var mesh = map.Image.Profile.Mesh;
        var used = map.Image.Cores.Select(core => mesh.TileOf(core.Core)).ToList();
        var (columns, rows) = (used.Select(t => t.X).DefaultIfEmpty().Max() + 1, used.Select(t => t.Y).DefaultIfEmpty().Max() + 1);
        var (width, height) = ((columns * Pitch) + (2 * Margin), (rows * Pitch) + (2 * Margin) + Legend);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"9\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>Cores and links of {Escape(map.Image.Network)} on {Escape(map.Image.Profile.Name)}</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n");
        AddLinks(svg, map, columns, rows);
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                AddTile(svg, map, x, y);
            }
        }

        AddLegend(svg, map, height);
        return svg.Append("</svg>\n").ToString();
    }

    static void AddLinks(StringBuilder svg, ChipMap map, int columns, int rows)
    {
        var links = map.BusiestLinks;
        var most = links.Count == 0 ? 1 : links[0].Packets;
        foreach (var (link, packets) in links.Reverse())
        {
            var (x, y, direction) = Routes.Place(map.Image.Profile.Mesh, link);
            if (x >= columns || y >= rows)
            {
                continue;
            }

            // The two directions of a link lie side by side.
            var (dx, dy) = direction switch { Direction.East => (1, 0), Direction.West => (-1, 0), Direction.South => (0, 1), _ => (0, -1) };
            var (fromX, fromY) = (Centre(x) - (dy * 4), Centre(y) + (dx * 4));
            var share = packets / most;
            svg.Append(CultureInfo.InvariantCulture,
                $"<line x1=\"{fromX}\" y1=\"{fromY}\" x2=\"{fromX + (dx * Pitch)}\" y2=\"{fromY + (dy * Pitch)}\" stroke=\"#b35806\" stroke-opacity=\"{0.2 + (0.8 * share):F2}\" stroke-width=\"{1 + (4 * share):F1}\"><title>({x}, {y}) {ChipMapText.Name(direction)}: {packets:0.###} packets per tick</title></line>\n");
        }
    }

    static void AddTile(StringBuilder svg, ChipMap map, int x, int y)
    {
        var mesh = map.Image.Profile.Mesh;
        var first = ((y * mesh.Width) + x) * mesh.CoresPerTile;
        var side = (int)Math.Ceiling(Math.Sqrt(mesh.CoresPerTile));
        var size = (double)Tile / side;
        for (var slot = 0; slot < mesh.CoresPerTile; slot++)
        {
            var fill = map.FillOf(first + slot);
            var (left, top) = (Centre(x) - (Tile / 2.0) + (slot % side * size), Centre(y) - (Tile / 2.0) + (slot / side * size));
            var label = fill is { } part ? string.Create(CultureInfo.InvariantCulture, $"{100 * part:F0} % of its fullest resource") : "empty";
            svg.Append(CultureInfo.InvariantCulture,
                $"<rect x=\"{left:F1}\" y=\"{top:F1}\" width=\"{size:F1}\" height=\"{size:F1}\" fill=\"{Colour(fill)}\" stroke=\"#444444\" stroke-width=\"0.5\"><title>core {first + slot}: {label}</title></rect>\n");
            if (fill is { } shown && side == 1)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Centre(x)}\" y=\"{Centre(y) + 3}\" text-anchor=\"middle\" fill=\"{(shown > 0.6 ? "#ffffff" : "#000000")}\">{100 * shown:F0}</text>\n");
            }
        }
    }

    static void AddLegend(StringBuilder svg, ChipMap map, int height)
    {
        var most = map.BusiestLinks is [var first, ..] ? first.Packets : 0;
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"{height - Legend + 4}\">Blue: fullest resource of a core, in percent of its limit.</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin}\" y=\"{height - Legend + 18}\">Orange: messages on links, at most {most:0.###} packets per tick.</text>\n");
    }

    static int Centre(int at) => Margin + (at * Pitch) + (Pitch / 2);

    // From white to dark blue, which also prints in grey and is told apart by the colour-blind.
    static string Colour(double? fill)
    {
        var part = Math.Clamp(fill ?? 0, 0, 1);
        return fill is null ? "#ffffff" : string.Create(CultureInfo.InvariantCulture, $"#{(int)(222 - (190 * part)):x2}{(int)(235 - (170 * part)):x2}{(int)(247 - (100 * part)):x2}");
    }

    static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
