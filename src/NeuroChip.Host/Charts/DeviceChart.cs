using NeuroChip.Core.Units;

namespace NeuroChip.Host.Charts;

/// <summary>A memory cell in two drawings: conductance against pulses, and devices that were programmed to the levels of a cell.</summary>
sealed class DeviceChart(string title, string description) : Chart(title, description)
{
    const double PlotHeight = 200, Gap = 90;
    const int Bins = 140;
    const double Micro = 1e6;

    /// <summary>Conductances in S after 0, 1, … pulses: the mean response first, then single devices; empty where no law is known.</summary>
    public required IReadOnlyList<double[]> Curves { get; init; }

    /// <summary>[levels][devices] in S.</summary>
    public required double[][] Levels { get; init; }

    /// <summary>How the levels were programmed, for the axis.</summary>
    public required string LevelsName { get; init; }

    protected override double HeightAt(double width) => (Curves.Count > 0 ? PlotHeight + Gap : 0) + PlotHeight + 74;

    protected override void Draw(SvgWriter svg)
    {
        var top = 28.0;
        if (Curves.Count > 0)
        {
            DrawCurves(svg, new PlotArea(56, top, svg.Width - 12, top + PlotHeight));
            top += PlotHeight + Gap;
        }

        DrawLevels(svg, new PlotArea(56, top, svg.Width - 12, top + PlotHeight));
    }

    void DrawCurves(SvgWriter svg, PlotArea area)
    {
        var y = LinearScale.Around(Curves.Min(curve => curve.Min()) * Micro, Curves.Max(curve => curve.Max()) * Micro, area.Bottom, area.Top);
        var x = new LinearScale(0, Curves[0].Length - 1, area.Left, area.Right);
        area.DrawVertical(svg, y, "conductance, µS", LinearScale.Label);
        area.DrawHorizontal(svg, x, "pulses: up, then down; mean response and single devices", LinearScale.Label);
        for (var index = Curves.Count - 1; index >= 0; index--)
        {
            var points = Curves[index].Select((g, pulse) => $"{SvgWriter.Number(x.At(pulse))},{SvgWriter.Number(y.At(g * Micro))}");
            svg.Empty("polyline", ("class", index == 0 ? "curve l0" : "curve l7"), ("stroke-opacity", index == 0 ? "1" : "0.45"), ("points", string.Join(' ', points)));
        }
    }

    void DrawLevels(SvgWriter svg, PlotArea area)
    {
        var all = Levels.SelectMany(level => level).ToList();
        var x = LinearScale.Around(all.Min() * Micro, all.Max() * Micro, area.Left, area.Right);
        var counts = Levels.Select(level => Count(level, x)).ToList();
        var y = LinearScale.Around(0, counts.Max(bins => bins.Max()), area.Bottom, area.Top);
        area.DrawVertical(svg, y, "devices", LinearScale.Label);
        area.DrawHorizontal(svg, x, LevelsName, LinearScale.Label);
        for (var level = 0; level < counts.Count; level++)
        {
            DrawLevel(svg, area, y, counts[level], level);
        }
    }

    void DrawLevel(SvgWriter svg, PlotArea area, LinearScale y, int[] bins, int level)
    {
        var width = area.Width / Bins;
        for (var bin = 0; bin < Bins; bin++)
        {
            if (bins[bin] > 0)
            {
                var height = area.Bottom - y.At(bins[bin]);
                var tip = $"level {level}, mean {QuantityFormatter.Format(Levels[level].Average(), Unit.Siemens)}";
                svg.Rectangle(area.Left + (bin * width), area.Bottom - height, width, height, ChartStyle.Series(level % (ChartStyle.Colours - 1)), tip);
            }
        }
    }

    static int[] Count(double[] level, LinearScale scale)
    {
        var bins = new int[Bins];
        foreach (var conductance in level)
        {
            var share = ((conductance * Micro) - scale.Least) / (scale.Greatest - scale.Least);
            bins[Math.Clamp((int)(share * Bins), 0, Bins - 1)]++;
        }

        return bins;
    }
}
