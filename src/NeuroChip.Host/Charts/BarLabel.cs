namespace NeuroChip.Host.Charts;

/// <summary>Name and value above a bar: at the two ends of one line, or below each other where the drawing is too narrow for both.</summary>
readonly record struct BarLabel(string Name, string Value)
{
    const double LineHeight = 16;

    // Between name and value.
    const double Gap = 10;

    public double HeightAt(double width) => IsOneLine(width) ? LineHeight : 2 * LineHeight;

    public void Draw(SvgWriter svg, double top)
    {
        var line = IsOneLine(svg.Width) ? top : top + LineHeight;
        svg.Text(0, top + 12, Name).Text(svg.Width, line + 12, Value, "end");
    }

    bool IsOneLine(double width) => TextWidth.Of(Name) + Gap + TextWidth.Of(Value) <= width;
}
