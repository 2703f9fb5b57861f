namespace NeuroChip.Host.Charts;

/// <param name="Share">0 … 1; null where there is no limit to be a share of.</param>
/// <param name="Text">Written at the end of the bar.</param>
sealed record ShareBar(string Name, double? Share, string Text);

/// <summary>How much of each of several limits is used.</summary>
sealed class ShareBars(string title, string description) : Chart(title, description)
{
    const double RowHeight = 40;

    public required IReadOnlyList<ShareBar> Bars { get; init; }

    protected override double Height => Bars.Count * RowHeight;

    protected override void Draw(SvgWriter svg)
    {
        for (var index = 0; index < Bars.Count; index++)
        {
            var (bar, top) = (Bars[index], index * RowHeight);
            svg.Text(0, top + 12, bar.Name).Text(Width, top + 12, bar.Text, "end");
            if (bar.Share is { } share)
            {
                svg.Rectangle(0, top + 18, Width, 12, "track").Rectangle(0, top + 18, Width * Math.Clamp(share, 0, 1), 12, "s0");
            }
        }
    }
}
