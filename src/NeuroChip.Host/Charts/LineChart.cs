namespace NeuroChip.Host.Charts;

/// <param name="Value">Height of the point.</param>
/// <param name="Low">Lower end of its interval; equal to <paramref name="Value"/> where there is none.</param>
/// <param name="High">Upper end of it.</param>
readonly record struct ChartPoint(double Value, double Low, double High);

/// <param name="Points">One for each place of the axis; null where there is none.</param>
sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint?> Points);

/// <summary>Lines with intervals over places of equal distance, and lines to compare with.</summary>
sealed class LineChart(string title, string description) : Chart(title, description)
{
    const double PlotHeight = 260;

    /// <summary>Series of one place stand beside each other, so that none hides another.</summary>
    const double Beside = 7;

    public required string XName { get; init; }

    public required string YName { get; init; }

    public required IReadOnlyList<string> XLabels { get; init; }

    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>Horizontal lines by name, such as the accuracy of the float network.</summary>
    public IReadOnlyList<(string Name, double Value)> References { get; init; } = [];

    /// <summary>False where the places are things, not steps of a quantity.</summary>
    public bool Connected { get; init; } = true;

    public Func<double, string> YLabel { get; init; } = LinearScale.Label;

    IReadOnlyList<string> LegendNames => Series.Count > 1 ? [.. Series.Select(series => series.Name)] : [];

    protected override double HeightAt(double width) => Legend.HeightOf(LegendNames, width) + PlotHeight + 74;

    protected override void Draw(SvgWriter svg)
    {
        Legend.Draw(svg, LegendNames, 0);
        var top = Legend.HeightOf(LegendNames, svg.Width) + 28;
        var area = new PlotArea(52, top, svg.Width - 12, top + PlotHeight);
        var points = Series.SelectMany(series => series.Points).OfType<ChartPoint>().ToList();
        var values = points.SelectMany(point => new[] { point.Low, point.High }).Concat(References.Select(r => r.Value)).DefaultIfEmpty(0).ToList();
        var scale = LinearScale.Around(values.Min(), values.Max(), area.Bottom, area.Top);
        area.DrawVertical(svg, scale, YName, YLabel);
        area.DrawCategories(svg, XLabels, XName);
        foreach (var (name, value) in References)
        {
            svg.Line(area.Left, scale.At(value), area.Right, scale.At(value), "reference").Text(area.Left + 6, scale.At(value) - 5, name);
        }

        for (var index = 0; index < Series.Count; index++)
        {
            DrawSeries(svg, area, scale, index);
        }
    }

    void DrawSeries(SvgWriter svg, PlotArea area, LinearScale scale, int index)
    {
        var series = Series[index];
        var placed = series.Points.Select((point, place) => (point, X: area.Middle(place, XLabels.Count) + ((index - ((Series.Count - 1) / 2.0)) * Beside)))
            .Where(pair => pair.point is not null).Select(pair => (Point: pair.point!.Value, pair.X)).ToList();
        var style = Math.Min(index, ChartStyle.Colours - 1);
        var path = string.Join(' ', placed.Select(p => $"{SvgWriter.Number(p.X)},{SvgWriter.Number(scale.At(p.Point.Value))}"));
        if (Connected)
        {
            svg.Empty("polyline", ("class", $"curve l{style}"), ("points", path));
        }

        foreach (var (point, x) in placed)
        {
            svg.Line(x, scale.At(point.Low), x, scale.At(point.High), $"whisker l{style}");
            svg.Open("circle", ("class", $"s{style}"), ("cx", SvgWriter.Number(x)), ("cy", SvgWriter.Number(scale.At(point.Value))), ("r", "3.5"))
                .Leaf("title", $"{series.Name}: {YLabel(point.Value)}").Close();
        }
    }
}
