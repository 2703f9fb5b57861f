using System.Globalization;

namespace NeuroChip.Host.Charts;

/// <summary>Counts in bins, side by side for several series.</summary>
sealed class Histogram(string title, string description) : Chart(title, description)
{
    const double PlotHeight = 180;

    public required string XName { get; init; }

    public required string YName { get; init; }

    public required IReadOnlyList<string> Bins { get; init; }

    /// <summary>[series][bins].</summary>
    public required IReadOnlyList<(string Name, IReadOnlyList<double> Counts)> Series { get; init; }

    IReadOnlyList<string> Names => [.. Series.Select(series => series.Name)];

    protected override double HeightAt(double width) => Legend.HeightOf(Names, width) + PlotHeight + 74;

    protected override void Draw(SvgWriter svg)
    {
        Legend.Draw(svg, Names, 0);
        var top = Legend.HeightOf(Names, svg.Width) + 28;
        var area = new PlotArea(52, top, svg.Width - 12, top + PlotHeight);
        var scale = LinearScale.Around(0, Series.SelectMany(series => series.Counts).DefaultIfEmpty(1).Max(), area.Bottom, area.Top);
        area.DrawVertical(svg, scale, YName, LinearScale.Label);
        area.DrawCategories(svg, Bins, XName);
        var slot = area.Width / Bins.Count;
        var width = slot * 0.84 / Series.Count;
        for (var series = 0; series < Series.Count; series++)
        {
            for (var bin = 0; bin < Bins.Count; bin++)
            {
                var count = Series[series].Counts[bin];
                var x = area.Left + (bin * slot) + (slot * 0.08) + (series * width);
                var tip = string.Create(CultureInfo.InvariantCulture, $"{Series[series].Name}, {Bins[bin]}: {count}");
                svg.Rectangle(x, scale.At(count), width, area.Bottom - scale.At(count), ChartStyle.Series(series), tip);
            }
        }
    }
}
