namespace NeuroChip.Host.Charts;

/// <summary>A drawing with a text alternative. Colours and fonts come from <see cref="ChartStyle"/>, by class.</summary>
/// <param name="title">What is shown, in a line.</param>
/// <param name="description">What the drawing says, for those who do not see it.</param>
abstract class Chart(string title, string description)
{
    /// <summary>Width of a drawing for a desk or for paper in its own units; the page scales it.</summary>
    public const double Wide = 560;

    /// <summary>Width of the same drawing for a phone, on whose screen a unit is about a pixel.</summary>
    public const double Narrow = 340;

    public string Title => title;

    public string Description => description;

    /// <param name="width">In the drawing's own units.</param>
    protected abstract double HeightAt(double width);

    /// <summary>Draws in an area as wide as <see cref="SvgWriter.Width"/>.</summary>
    protected abstract void Draw(SvgWriter svg);

    /// <summary>The svg element for a page: the drawing twice, of which the page's style shows the one that fits the screen.</summary>
    /// <param name="id">Unique in the page; ties title and description to the drawing.</param>
    public string ForPage(string id) => Svg(new SvgWriter(id, Wide), "chart wide") + Svg(new SvgWriter(id + "-narrow", Narrow), "chart narrow");

    /// <summary>The svg element with its own style, as a file of its own.</summary>
    public string ForFile(string id) => Svg(new SvgWriter(id, Wide), "chart", ChartStyle.Standalone);

    string Svg(SvgWriter svg, string style, string? ownStyle = null)
    {
        var height = HeightAt(svg.Width);
        svg.Open(
            "svg", ("xmlns", "http://www.w3.org/2000/svg"), ("class", style), ("role", "img"), ("aria-labelledby", $"{svg.Id}-t {svg.Id}-d"),
            ("viewBox", $"0 0 {SvgWriter.Number(svg.Width)} {SvgWriter.Number(height)}"));
        svg.Leaf("title", title, ("id", svg.Id + "-t")).Leaf("desc", description, ("id", svg.Id + "-d"));
        if (ownStyle is not null)
        {
            svg.Leaf("style", ownStyle);
            svg.Rectangle(0, 0, svg.Width, height, "paper");
        }

        Draw(svg);
        return svg.Close().ToString();
    }
}
