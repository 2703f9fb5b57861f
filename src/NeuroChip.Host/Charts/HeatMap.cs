namespace NeuroChip.Host.Charts;

/// <param name="Column">From 0, to the right.</param>
/// <param name="Row">From 0, downward.</param>
/// <param name="Share">Depth of the colour, 0 … 1.</param>
/// <param name="Label">Written in the cell where it has room.</param>
/// <param name="Tip">Shown when pointed at.</param>
readonly record struct HeatCell(int Column, int Row, double Share, string Label, string Tip);

/// <summary>Cells on a grid, the darker the more; cells that are not given stay empty.</summary>
sealed class HeatMap(string title, string description) : Chart(title, description)
{
    const double LargestCell = 56;
    const double KeyWidth = (ChartStyle.HeatSteps * 18) + 8;
    const double KeyLine = 18;

    public required int Columns { get; init; }

    public required int Rows { get; init; }

    public required IReadOnlyList<HeatCell> Cells { get; init; }

    /// <summary>What the darkest cell stands for.</summary>
    public required string Scale { get; init; }

    protected override double HeightAt(double width) => (Rows * SideAt(width)) + 12 + (KeyLines(width).Count * KeyLine);

    double SideAt(double width) => Math.Min(LargestCell, width / Columns);

    IReadOnlyList<string> KeyLines(double width) => TextWidth.Lines(Scale, width - KeyWidth);

    protected override void Draw(SvgWriter svg)
    {
        var side = SideAt(svg.Width);
        DrawGrid(svg, side);
        foreach (var cell in Cells)
        {
            svg.Rectangle(cell.Column * side, cell.Row * side, side, side, "cell " + ChartStyle.Heat(cell.Share), cell.Tip);
            if (TextWidth.Of(cell.Label) < side)
            {
                svg.Text((cell.Column + 0.5) * side, ((cell.Row + 0.5) * side) + 4, cell.Label, "middle", cell.Share > 0.6 ? "on-dark" : "on-light");
            }
        }

        DrawKey(svg, (Rows * side) + 12);
    }

    // One path for the whole grid: a mesh of a thousand empty tiles stays small.
    void DrawGrid(SvgWriter svg, double side)
    {
        var lines = Enumerable.Range(0, Columns + 1).Select(c => $"M{SvgWriter.Number(c * side)} 0V{SvgWriter.Number(Rows * side)}")
            .Concat(Enumerable.Range(0, Rows + 1).Select(r => $"M0 {SvgWriter.Number(r * side)}H{SvgWriter.Number(Columns * side)}"));
        svg.Empty("path", ("class", "grid"), ("d", string.Concat(lines)));
    }

    void DrawKey(SvgWriter svg, double top)
    {
        for (var step = 0; step < ChartStyle.HeatSteps; step++)
        {
            svg.Rectangle(step * 18, top, 18, 12, $"h{step}");
        }

        foreach (var (line, index) in KeyLines(svg.Width).Select((line, index) => (line, index)))
        {
            svg.Text(KeyWidth, top + 10 + (index * KeyLine), line);
        }
    }
}
