namespace NeuroChip.Host.Charts;

/// <summary>The rectangle of a chart in which data are drawn, and the axes around it.</summary>
readonly record struct PlotArea(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    /// <summary>Ticks, grid lines and the name of a vertical axis.</summary>
    public void DrawVertical(SvgWriter svg, LinearScale scale, string name, Func<double, string> label)
    {
        foreach (var tick in scale.Ticks())
        {
            var y = scale.At(tick);
            svg.Line(Left, y, Right, y, "grid").Text(Left - 6, y + 4, label(tick), "end");
        }

        svg.Text(Left - 44, Top - 10, name, style: "soft");
    }

    /// <summary>Ticks and the name of a horizontal axis.</summary>
    public void DrawHorizontal(SvgWriter svg, LinearScale scale, string name, Func<double, string> label)
    {
        svg.Line(Left, Bottom, Right, Bottom, "axis");
        var ticks = scale.Ticks().ToList();
        var every = Every(ticks.Max(tick => TextWidth.Of(label(tick))), ticks.Count);
        for (var index = 0; index < ticks.Count; index += every)
        {
            var x = scale.At(ticks[index]);
            svg.Line(x, Bottom, x, Bottom + 4, "axis").Text(x, Bottom + 18, label(ticks[index]), "middle");
        }

        DrawName(svg, name);
    }

    /// <summary>A label for each of several places of equal width, thinned out where they would overlap.</summary>
    public void DrawCategories(SvgWriter svg, IReadOnlyList<string> labels, string name)
    {
        svg.Line(Left, Bottom, Right, Bottom, "axis");
        var every = Every(labels.Max(TextWidth.Of), labels.Count);
        for (var i = 0; i < labels.Count; i += every)
        {
            svg.Text(Middle(i, labels.Count), Bottom + 18, labels[i], "middle");
        }

        DrawName(svg, name);
    }

    /// <summary>Middle of one of <paramref name="count"/> places.</summary>
    public double Middle(int place, int count) => Left + ((place + 0.5) * Width / count);

    // So that labels do not run into one another.
    int Every(double longest, int count) => Math.Max(1, (int)Math.Ceiling(longest / (Width / count)));

    void DrawName(SvgWriter svg, string name) => svg.Text((Left + Right) / 2, Bottom + 36, name, "middle", "soft");
}
