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
    const double LetterWidth = 7;
    const double KeyHeight = 30;

    public required int Columns { get; init; }

    public required int Rows { get; init; }

    public required IReadOnlyList<HeatCell> Cells { get; init; }

    /// <summary>What the darkest cell stands for.</summary>
    public required string Scale { get; init; }

    double Side => Math.Min(LargestCell, Width / Columns);

    protected override double Height => (Rows * Side) + KeyHeight;

    protected override void Draw(SvgWriter svg)
    {
        DrawGrid(svg);
        foreach (var cell in Cells)
        {
            svg.Rectangle(cell.Column * Side, cell.Row * Side, Side, Side, "cell " + ChartStyle.Heat(cell.Share), cell.Tip);
            if (cell.Label.Length * LetterWidth < Side)
            {
                svg.Text((cell.Column + 0.5) * Side, ((cell.Row + 0.5) * Side) + 4, cell.Label, "middle", cell.Share > 0.6 ? "on-dark" : "on-light");
            }
        }

        DrawKey(svg, (Rows * Side) + 12);
    }

    // One path for the whole grid: a mesh of a thousand empty tiles stays small.
    void DrawGrid(SvgWriter svg)
    {
        var lines = Enumerable.Range(0, Columns + 1).Select(c => $"M{SvgWriter.Number(c * Side)} 0V{SvgWriter.Number(Rows * Side)}")
            .Concat(Enumerable.Range(0, Rows + 1).Select(r => $"M0 {SvgWriter.Number(r * Side)}H{SvgWriter.Number(Columns * Side)}"));
        svg.Empty("path", ("class", "grid"), ("d", string.Concat(lines)));
    }

    void DrawKey(SvgWriter svg, double top)
    {
        for (var step = 0; step < ChartStyle.HeatSteps; step++)
        {
            svg.Rectangle(step * 18, top, 18, 12, $"h{step}");
        }

        svg.Text((ChartStyle.HeatSteps * 18) + 8, top + 10, Scale);
    }
}
