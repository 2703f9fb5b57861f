namespace NeuroChip.Host.Charts;

/// <summary>A drawing with a text alternative. Colours and fonts come from <see cref="ChartStyle"/>, by class.</summary>
/// <param name="title">What is shown, in a line.</param>
/// <param name="description">What the drawing says, for those who do not see it.</param>
abstract class Chart(string title, string description)
{
    /// <summary>Width of every drawing in its own units; the page scales it.</summary>
    public const double Width = 560;

    public string Title => title;

    public string Description => description;

    protected abstract double Height { get; }

    protected abstract void Draw(SvgWriter svg);

    /// <summary>The svg element.</summary>
    /// <param name="id">Unique in the page; ties title and description to the drawing.</param>
    /// <param name="standalone">With its own style, as a file of its own.</param>
    public string Svg(string id, bool standalone = false)
    {
        var svg = new SvgWriter();
        svg.Open(
            "svg", ("xmlns", "http://www.w3.org/2000/svg"), ("class", "chart"), ("role", "img"), ("aria-labelledby", $"{id}-t {id}-d"),
            ("viewBox", $"0 0 {SvgWriter.Number(Width)} {SvgWriter.Number(Height)}"));
        svg.Leaf("title", title, ("id", id + "-t")).Leaf("desc", description, ("id", id + "-d"));
        if (standalone)
        {
            svg.Leaf("style", ChartStyle.Standalone);
            svg.Rectangle(0, 0, Width, Height, "paper");
        }

        Draw(svg);
        return svg.Close().ToString();
    }
}
