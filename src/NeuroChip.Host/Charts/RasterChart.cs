using System.Text;

namespace NeuroChip.Host.Charts;

/// <param name="Name">Population or input.</param>
/// <param name="Neurons">How many rows it has.</param>
/// <param name="Ticks">[ticks] neurons that spiked, ascending.</param>
sealed record RasterGroup(string Name, int Neurons, IReadOnlyList<IReadOnlyList<int>> Ticks)
{
    public int Spikes => Ticks.Sum(tick => tick.Count);
}

/// <summary>Spikes over time, a row a neuron; where there are very many, cells of several neurons, the darker the more spikes.</summary>
sealed class RasterChart(string title, string description) : Chart(title, description)
{
    /// <summary>From this many spikes on, cells are drawn instead of strokes.</summary>
    const int MostStrokes = 20_000;

    const double TallestGroup = 150;
    const double Gap = 30;
    const double NarrowestCell = 4.5;

    public required IReadOnlyList<RasterGroup> Groups { get; init; }

    public required int Ticks { get; init; }

    bool Binned => Groups.Sum(group => group.Spikes) > MostStrokes;

    protected override double HeightAt(double width) => Groups.Sum(group => HeightOf(group) + Gap) + 44;

    static double HeightOf(RasterGroup group) => Math.Clamp(group.Neurons * 4, 16, TallestGroup);

    protected override void Draw(SvgWriter svg)
    {
        var top = 20.0;
        var x = new LinearScale(0, Math.Max(Ticks, 1), 12, svg.Width - 12);
        for (var index = 0; index < Groups.Count; index++)
        {
            var group = Groups[index];
            var height = HeightOf(group);
            svg.Text(12, top - 6, $"{group.Name}: {group.Neurons} neurons, {group.Spikes} spikes");
            svg.Rectangle(x.Start, top, x.End - x.Start, height, "track");
            var style = Math.Min(index, ChartStyle.Colours - 1);
            if (Binned)
            {
                DrawCells(svg, group, x, top, height);
            }
            else
            {
                svg.Empty("path", ("class", $"spike l{style}"), ("d", Strokes(group, x, top, height)));
            }

            top += height + Gap;
        }

        new PlotArea(x.Start, 0, x.End, top - Gap + 4).DrawHorizontal(svg, x, "tick", LinearScale.Label);
    }

    static string Strokes(RasterGroup group, LinearScale x, double top, double height)
    {
        var path = new StringBuilder();
        var row = height / group.Neurons;
        var length = SvgWriter.Number(Math.Max(row * 0.8, 0.8));
        for (var tick = 0; tick < group.Ticks.Count; tick++)
        {
            var at = SvgWriter.Number(x.At(tick + 0.5));
            foreach (var neuron in group.Ticks[tick])
            {
                path.Append('M').Append(at).Append(' ').Append(SvgWriter.Number(top + (neuron * row))).Append('v').Append(length);
            }
        }

        return path.ToString();
    }

    void DrawCells(SvgWriter svg, RasterGroup group, LinearScale x, double top, double height)
    {
        var (columns, rows) = (Math.Min(Ticks, (int)(svg.Width / NarrowestCell)), Math.Min(group.Neurons, 40));
        var counts = new int[columns, rows];
        for (var tick = 0; tick < group.Ticks.Count; tick++)
        {
            foreach (var neuron in group.Ticks[tick])
            {
                counts[Math.Min(tick * columns / Ticks, columns - 1), neuron * rows / group.Neurons]++;
            }
        }

        var largest = Math.Max(1, counts.Cast<int>().Max());
        var (width, tall) = ((x.End - x.Start) / columns, height / rows);
        // One path for all cells of a colour: thousands of rectangles would make a page large.
        var paths = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                if (counts[column, row] > 0)
                {
                    var style = ChartStyle.Heat((double)counts[column, row] / largest);
                    paths.TryAdd(style, new StringBuilder());
                    paths[style].Append($"M{SvgWriter.Number(x.Start + (column * width))} {SvgWriter.Number(top + (row * tall))}")
                        .Append($"h{SvgWriter.Number(width)}v{SvgWriter.Number(tall)}h{SvgWriter.Number(-width)}z");
                }
            }
        }

        foreach (var (style, path) in paths)
        {
            svg.Empty("path", ("class", style), ("d", path.ToString()));
        }
    }
}
