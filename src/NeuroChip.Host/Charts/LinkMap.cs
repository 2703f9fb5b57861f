namespace NeuroChip.Host.Charts;

/// <summary>Packets that one link carried from one tile to its neighbour.</summary>
readonly record struct LinkLoad(int FromX, int FromY, int ToX, int ToY, double Packets);

/// <summary>Tiles of a mesh with the links between them, the thicker and darker the more they carried; both directions of a link lie side by side.</summary>
sealed class LinkMap(string title, string description) : Chart(title, description)
{
    const double LargestPitch = 70;
    const double KeyLine = 16;

    /// <summary>One or more.</summary>
    public required IReadOnlyList<LinkLoad> Links { get; init; }

    int Columns => Links.Max(link => Math.Max(link.FromX, link.ToX)) + 1;

    int Rows => Links.Max(link => Math.Max(link.FromY, link.ToY)) + 1;

    double PitchAt(double width) => Math.Min(LargestPitch, width / Columns);

    IReadOnlyList<string> KeyLines(double width) =>
        TextWidth.Lines(FormattableString.Invariant($"width and colour: packets in the whole run, 0 … {Most}"), width);

    double Most => Math.Max(1, Links.Max(link => link.Packets));

    protected override double HeightAt(double width) => (Rows * PitchAt(width)) + 14 + (KeyLines(width).Count * KeyLine);

    protected override void Draw(SvgWriter svg)
    {
        var pitch = PitchAt(svg.Width);
        foreach (var link in Links)
        {
            DrawLink(svg, link, pitch);
        }

        var side = pitch * 0.42;
        foreach (var (x, y) in Links.SelectMany(link => new[] { (link.FromX, link.FromY), (link.ToX, link.ToY) }).Distinct().Order())
        {
            svg.Rectangle(Middle(x, pitch) - (side / 2), Middle(y, pitch) - (side / 2), side, side, "box");
            if (side > 24)
            {
                svg.Text(Middle(x, pitch), Middle(y, pitch) + 4, FormattableString.Invariant($"{x},{y}"), "middle", "soft");
            }
        }

        foreach (var (line, index) in KeyLines(svg.Width).Select((line, index) => (line, index)))
        {
            svg.Text(0, (Rows * pitch) + 20 + (index * KeyLine), line);
        }
    }

    void DrawLink(SvgWriter svg, LinkLoad link, double pitch)
    {
        var share = link.Packets / Most;
        var thickness = 1.5 + (share * pitch * 0.12);
        var offset = pitch * 0.1 * (link.ToX > link.FromX || link.ToY > link.FromY ? 1 : -1);
        var (x1, y1, x2, y2) = (Middle(link.FromX, pitch), Middle(link.FromY, pitch), Middle(link.ToX, pitch), Middle(link.ToY, pitch));
        var tip = FormattableString.Invariant($"{link.FromX},{link.FromY} to {link.ToX},{link.ToY}: {link.Packets} packets");
        var style = ChartStyle.Heat(share);
        // A link around the edge of a torus is drawn as the row or column that it closes.
        if (link.FromY == link.ToY)
        {
            svg.Rectangle(Math.Min(x1, x2), y1 + offset - (thickness / 2), Math.Abs(x2 - x1), thickness, style, tip);
        }
        else
        {
            svg.Rectangle(x1 + offset - (thickness / 2), Math.Min(y1, y2), thickness, Math.Abs(y2 - y1), style, tip);
        }
    }

    static double Middle(int tile, double pitch) => (tile + 0.5) * pitch;
}
