namespace NeuroChip.Host.Charts;

/// <param name="Value">The bar runs from 0 to here, to the left where it is negative.</param>
/// <param name="Deviation">Half the line at its end; 0: none.</param>
/// <param name="Text">The value as it is written.</param>
sealed record SignedBar(string Name, double Value, double Deviation, string Text);

/// <summary>Horizontal bars from 0, each under its name, on one scale.</summary>
sealed class SignedBars(string title, string description) : Chart(title, description)
{
    const double BarHeight = 12;

    /// <summary>From one bar's lower edge to the next label.</summary>
    const double Gap = 10;

    public required IReadOnlyList<SignedBar> Bars { get; init; }

    protected override double HeightAt(double width) => Bars.Sum(bar => Label(bar).HeightAt(width) + BarHeight + Gap);

    protected override void Draw(SvgWriter svg)
    {
        var least = Math.Min(0, Bars.Min(bar => bar.Value - bar.Deviation));
        var greatest = Math.Max(0, Bars.Max(bar => bar.Value + bar.Deviation));
        var scale = new LinearScale(least, greatest > least ? greatest : least + 1, 0, svg.Width);
        var top = 0.0;
        foreach (var bar in Bars)
        {
            Label(bar).Draw(svg, top);
            top += Label(bar).HeightAt(svg.Width);
            DrawBar(svg, bar, scale, top + 2);
            top += BarHeight + Gap;
        }
    }

    static void DrawBar(SvgWriter svg, SignedBar bar, LinearScale scale, double top)
    {
        var (zero, end) = (scale.At(0), scale.At(bar.Value));
        svg.Rectangle(0, top, svg.Width, BarHeight, "track");
        svg.Rectangle(Math.Min(zero, end), top, Math.Abs(end - zero), BarHeight, bar.Value < 0 ? "s2" : "s0", $"{bar.Name}: {bar.Text}");
        svg.Line(zero, top - 2, zero, top + BarHeight + 2, "axis");
        if (bar.Deviation > 0)
        {
            var middle = top + (BarHeight / 2);
            svg.Line(scale.At(bar.Value - bar.Deviation), middle, scale.At(bar.Value + bar.Deviation), middle, "deviation");
        }
    }

    static BarLabel Label(SignedBar bar) => new(bar.Name, bar.Text);
}
