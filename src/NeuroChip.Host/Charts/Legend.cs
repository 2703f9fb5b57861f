namespace NeuroChip.Host.Charts;

/// <summary>Names of series with their colours, in as many lines as they need.</summary>
static class Legend
{
    public const double LineHeight = 18;

    const double Gap = 26;

    public static double HeightOf(IReadOnlyList<string> names, double width) => (Places(names, width).Select(place => place.Line).DefaultIfEmpty(-1).Max() + 1) * LineHeight;

    public static void Draw(SvgWriter svg, IReadOnlyList<string> names, double top)
    {
        foreach (var (place, index) in Places(names, svg.Width).Select((place, index) => (place, index)))
        {
            var y = top + (place.Line * LineHeight);
            svg.Rectangle(place.X, y + 2, 10, 10, ChartStyle.Series(index)).Text(place.X + 15, y + 11, names[index]);
        }
    }

    static IEnumerable<(double X, int Line)> Places(IReadOnlyList<string> names, double room)
    {
        var (x, line) = (0.0, 0);
        foreach (var name in names)
        {
            var width = TextWidth.Of(name) + Gap;
            if (x > 0 && x + width > room)
            {
                (x, line) = (0, line + 1);
            }

            yield return (x, line);
            x += width;
        }
    }
}
