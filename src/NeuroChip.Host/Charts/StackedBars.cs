namespace NeuroChip.Host.Charts;

/// <param name="Name">Written above the bar.</param>
/// <param name="Parts">One for each part name; 0 where there is none.</param>
/// <param name="Total">Written at the end of the bar.</param>
sealed record StackedBar(string Name, IReadOnlyList<double> Parts, string Total);

/// <summary>Horizontal bars of parts on one scale from 0.</summary>
sealed class StackedBars(string title, string description) : Chart(title, description)
{
    const double BarHeight = 22;

    /// <summary>From one bar's lower edge to the next label.</summary>
    const double Gap = 7;

    public required IReadOnlyList<string> PartNames { get; init; }

    public required IReadOnlyList<StackedBar> Bars { get; init; }

    /// <summary>A part's value with its unit.</summary>
    public required Func<double, string> Format { get; init; }

    protected override double HeightAt(double width) => Legend.HeightOf(PartNames, width) + 8 + Bars.Sum(bar => Label(bar).HeightAt(width) + BarHeight + Gap);

    protected override void Draw(SvgWriter svg)
    {
        Legend.Draw(svg, PartNames, 0);
        var longest = Bars.Max(bar => bar.Parts.Sum());
        var top = Legend.HeightOf(PartNames, svg.Width) + 8;
        foreach (var bar in Bars)
        {
            Label(bar).Draw(svg, top);
            top += Label(bar).HeightAt(svg.Width);
            DrawBar(svg, bar, top + 1, longest > 0 ? svg.Width / longest : 0);
            top += BarHeight + Gap;
        }
    }

    void DrawBar(SvgWriter svg, StackedBar bar, double top, double unit)
    {
        svg.Rectangle(0, top, svg.Width, BarHeight, "track");
        var x = 0.0;
        for (var part = 0; part < bar.Parts.Count; part++)
        {
            var length = bar.Parts[part] * unit;
            if (length > 0)
            {
                svg.Rectangle(x, top, length, BarHeight, ChartStyle.Series(part), $"{PartNames[part]}: {Format(bar.Parts[part])}");
            }

            x += length;
        }
    }

    static BarLabel Label(StackedBar bar) => new(bar.Name, bar.Total);
}
