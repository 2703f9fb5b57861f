namespace NeuroChip.Host.Charts;

/// <summary>Packets that one link carried from one tile to its neighbour.</summary>
readonly record struct LinkLoad(int FromX, int FromY, int ToX, int ToY, double Packets);

/// <summary>Tiles of a mesh with the links between them, the thicker and darker the more they carried; both directions of a link lie side by side.</summary>
sealed class LinkMap(string title, string description) : Chart(title, description)
{
    const double LargestPitch = 70;
    const double KeyHeight = 30;

    /// <summary>One or more.</summary>
    public required IReadOnlyList<LinkLoad> Links { get; init; }

    int Columns => Links.Max(link => Math.Max(link.FromX, link.ToX)) + 1;

    int Rows => Links.Max(link => Math.Max(link.FromY, link.ToY)) + 1;

    double Pitch => Math.Min(LargestPitch, Width / Columns);

    double Most => Math.Max(1, Links.Max(link => link.Packets));

    protected override double Height => (Rows * Pitch) + KeyHeight;

    protected override void Draw(SvgWriter svg)
    {
        foreach (var link in Links)
        {
            DrawLink(svg, link);
        }

        var side = Pitch * 0.42;
        foreach (var (x, y) in Links.SelectMany(link => new[] { (link.FromX, link.FromY), (link.ToX, link.ToY) }).Distinct().Order())
        {
            svg.Rectangle(Middle(x) - (side / 2), Middle(y) - (side / 2), side, side, "box");
            if (side > 24)
            {
                svg.Text(Middle(x), Middle(y) + 4, FormattableString.Invariant($"{x},{y}"), "middle", "soft");
            }
        }

        svg.Text(0, (Rows * Pitch) + 20, FormattableString.Invariant($"width and colour: packets in the whole run, 0 … {Most}"));
    }

    void DrawLink(SvgWriter svg, LinkLoad link)
    {
        var share = link.Packets / Most;
        var thickness = 1.5 + (share * Pitch * 0.12);
        var offset = Pitch * 0.1 * (link.ToX > link.FromX || link.ToY > link.FromY ? 1 : -1);
        var (x1, y1, x2, y2) = (Middle(link.FromX), Middle(link.FromY), Middle(link.ToX), Middle(link.ToY));
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

    double Middle(int tile) => (tile + 0.5) * Pitch;
}
