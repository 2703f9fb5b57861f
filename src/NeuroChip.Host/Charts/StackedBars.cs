namespace NeuroChip.Host.Charts;

/// <param name="Name">Written above the bar.</param>
/// <param name="Parts">One for each part name; 0 where there is none.</param>
/// <param name="Total">Written at the end of the bar.</param>
sealed record StackedBar(string Name, IReadOnlyList<double> Parts, string Total);

/// <summary>Horizontal bars of parts on one scale from 0.</summary>
sealed class StackedBars(string title, string description) : Chart(title, description)
{
    const double RowHeight = 46;
    const double BarHeight = 22;

    public required IReadOnlyList<string> PartNames { get; init; }

    public required IReadOnlyList<StackedBar> Bars { get; init; }

    /// <summary>A part's value with its unit.</summary>
    public required Func<double, string> Format { get; init; }

    double LegendHeight => Legend.HeightOf(PartNames);

    protected override double Height => LegendHeight + 8 + (Bars.Count * RowHeight);

    protected override void Draw(SvgWriter svg)
    {
        Legend.Draw(svg, PartNames, 0);
        var longest = Bars.Max(bar => bar.Parts.Sum());
        for (var index = 0; index < Bars.Count; index++)
        {
            DrawBar(svg, Bars[index], LegendHeight + 8 + (index * RowHeight), longest > 0 ? Width / longest : 0);
        }
    }

    void DrawBar(SvgWriter svg, StackedBar bar, double top, double unit)
    {
        svg.Text(0, top + 12, bar.Name).Text(Width, top + 12, bar.Total, "end");
        svg.Rectangle(0, top + 17, Width, BarHeight, "track");
        var x = 0.0;
        for (var part = 0; part < bar.Parts.Count; part++)
        {
            var length = bar.Parts[part] * unit;
            if (length > 0)
            {
                svg.Rectangle(x, top + 17, length, BarHeight, ChartStyle.Series(part), $"{PartNames[part]}: {Format(bar.Parts[part])}");
            }

            x += length;
        }
    }
}
