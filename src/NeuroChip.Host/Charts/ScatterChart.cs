namespace NeuroChip.Host.Charts;

/// <param name="OnFront">Whether no other point is better in one figure and as good in the other.</param>
sealed record ScatterPoint(string Name, double X, double Y, bool OnFront);

/// <summary>Points by two figures, with their Pareto front.</summary>
sealed class ScatterChart(string title, string description) : Chart(title, description)
{
    const double PlotHeight = 260;

    public required string XName { get; init; }

    public required string YName { get; init; }

    public required IReadOnlyList<ScatterPoint> Points { get; init; }

    public required Func<double, string> XLabel { get; init; }

    public required Func<double, string> YLabel { get; init; }

    protected override double HeightAt(double width) => PlotHeight + 74;

    protected override void Draw(SvgWriter svg)
    {
        var area = new PlotArea(52, 28, svg.Width - 40, 28 + PlotHeight);
        var x = LinearScale.Around(Points.Min(p => p.X), Points.Max(p => p.X), area.Left, area.Right);
        var y = LinearScale.Around(Points.Min(p => p.Y), Points.Max(p => p.Y), area.Bottom, area.Top);
        area.DrawVertical(svg, y, YName, YLabel);
        area.DrawHorizontal(svg, x, XName, XLabel);
        var front = Points.Where(point => point.OnFront).OrderBy(point => point.X).ThenBy(point => point.Y).ToList();
        var path = string.Join(' ', front.Select(p => $"{SvgWriter.Number(x.At(p.X))},{SvgWriter.Number(y.At(p.Y))}"));
        svg.Empty("polyline", ("class", "curve l0"), ("points", path));
        foreach (var point in Points)
        {
            svg.Open(
                "circle", ("class", point.OnFront ? "s0" : "s7"), ("cx", SvgWriter.Number(x.At(point.X))), ("cy", SvgWriter.Number(y.At(point.Y))),
                ("r", point.OnFront ? "4.5" : "3")).Leaf("title", $"{point.Name}: {YLabel(point.Y)}, {XLabel(point.X)}").Close();
        }

        DrawNames(svg, front, x, y);
    }

    // Names of the front alone, and of those only what does not run into the last one written.
    static void DrawNames(SvgWriter svg, List<ScatterPoint> front, LinearScale x, LinearScale y)
    {
        const double LineHeight = 14;
        var (lastRight, lastY) = (double.NegativeInfinity, double.NegativeInfinity);
        foreach (var point in front)
        {
            var (left, baseline) = (x.At(point.X) + 7, y.At(point.Y) + 14);
            if (left > lastRight || Math.Abs(baseline - lastY) > LineHeight)
            {
                var width = TextWidth.Of(point.Name);
                svg.Text(Math.Max(0, Math.Min(left, svg.Width - width)), baseline, point.Name);
                (lastRight, lastY) = (left + width, baseline);
            }
        }
    }
}
