namespace NeuroChip.Host.Charts;

/// <param name="Share">0 … 1; null where there is no limit to be a share of.</param>
/// <param name="Text">Written at the end of the bar.</param>
sealed record ShareBar(string Name, double? Share, string Text);

/// <summary>How much of each of several limits is used.</summary>
sealed class ShareBars(string title, string description) : Chart(title, description)
{
    const double BarHeight = 12;

    /// <summary>From one bar's lower edge to the next label.</summary>
    const double Gap = 10;

    public required IReadOnlyList<ShareBar> Bars { get; init; }

    protected override double HeightAt(double width) => Bars.Sum(bar => Label(bar).HeightAt(width) + BarHeight + Gap);

    protected override void Draw(SvgWriter svg)
    {
        var top = 0.0;
        foreach (var bar in Bars)
        {
            Label(bar).Draw(svg, top);
            top += Label(bar).HeightAt(svg.Width);
            if (bar.Share is { } share)
            {
                svg.Rectangle(0, top + 2, svg.Width, BarHeight, "track").Rectangle(0, top + 2, svg.Width * Math.Clamp(share, 0, 1), BarHeight, "s0");
            }

            top += BarHeight + Gap;
        }
    }

    static BarLabel Label(ShareBar bar) => new(bar.Name, bar.Text);
}
