using System.Globalization;

namespace NeuroChip.Host.Charts;

/// <param name="Name">Input or population.</param>
/// <param name="Detail">Second line of its box.</param>
/// <param name="IsOutput">Drawn with a double frame.</param>
sealed record NetworkNode(string Name, string Detail, bool IsOutput);

/// <param name="From">Index of a node.</param>
/// <param name="To">Index of a node; an earlier or the same one where the network is recurrent.</param>
sealed record NetworkLink(int From, int To, string Label);

/// <summary>Populations as boxes from top to bottom, projections as arrows: forward on the left, others on the right.</summary>
sealed class NetworkDrawing(string title, string description) : Chart(title, description)
{
    const double RowHeight = 78;
    const double BoxHeight = 42;
    const double BoxWidth = 230;
    const double Lane = 26;

    public required IReadOnlyList<NetworkNode> Nodes { get; init; }

    public required IReadOnlyList<NetworkLink> Links { get; init; }

    protected override double HeightAt(double width) => (Nodes.Count * RowHeight) - RowHeight + BoxHeight + 8;

    protected override void Draw(SvgWriter svg)
    {
        svg.Open("defs").Open("marker", ("id", "arrow-" + svg.Id), ("viewBox", "0 0 8 8"), ("refX", "8"), ("refY", "4"), ("markerWidth", "7"), ("markerHeight", "7"), ("orient", "auto"))
            .Empty("path", ("class", "soft"), ("d", "M0 0L8 4L0 8Z")).Close().Close();
        var lanes = 0;
        foreach (var link in Links)
        {
            if (link.To == link.From + 1)
            {
                DrawStraight(svg, link);
            }
            else
            {
                DrawAround(svg, link, lanes++);
            }
        }

        for (var index = 0; index < Nodes.Count; index++)
        {
            DrawNode(svg, Nodes[index], Top(index));
        }
    }

    static double Top(int index) => 4 + (index * RowHeight);

    // Two thirds of the room beside the boxes are for the lanes.
    static double BoxLeft(SvgWriter svg) => (svg.Width - BoxWidth) / 3;

    static void DrawNode(SvgWriter svg, NetworkNode node, double top)
    {
        var left = BoxLeft(svg);
        var middle = left + (BoxWidth / 2);
        svg.Rectangle(left, top, BoxWidth, BoxHeight, "box");
        if (node.IsOutput)
        {
            svg.Rectangle(left + 3, top + 3, BoxWidth - 6, BoxHeight - 6, "box");
        }

        svg.Text(middle, top + 18, node.Name, "middle").Text(middle, top + 34, node.Detail, "middle", "soft");
    }

    static void DrawStraight(SvgWriter svg, NetworkLink link)
    {
        var x = BoxLeft(svg) + 40;
        var (from, to) = (Top(link.From) + BoxHeight, Top(link.To));
        svg.Empty("path", ("class", "link"), ("d", Path($"M{x} {from}V{to}")), ("marker-end", $"url(#arrow-{svg.Id})"));
        svg.Text(x + 10, ((from + to) / 2) + 4, link.Label, style: "soft");
    }

    // Skips and feedback go around the boxes, each in its own lane, so that none hides another.
    static void DrawAround(SvgWriter svg, NetworkLink link, int lane)
    {
        var right = BoxLeft(svg) + BoxWidth;
        var x = right + Lane + (lane % 4 * Lane);
        var (from, to) = (Top(link.From) + 28, Top(link.To) + 14);
        svg.Empty("path", ("class", "link"), ("d", Path($"M{right} {from}H{x}V{to}H{right}")), ("marker-end", $"url(#arrow-{svg.Id})"));
        svg.Text(x + 5, ((from + to) / 2) + 4 + (lane / 4 * 14), link.Label, style: "soft");
    }

    static string Path(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
