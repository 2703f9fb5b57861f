namespace NeuroChip.Host.CommandLine;

/// <summary>A bar of plain letters: as useful in a log file as on a terminal.</summary>
static class TextBar
{
    const int Width = 30;

    /// <param name="share">0 … 1 of the full width; what is above 0 is at least one letter.</param>
    /// <param name="width">Letters of a whole bar.</param>
    public static string Of(double share, int width) =>
        share > 0 ? new string('#', Math.Clamp((int)Math.Round(share * width, MidpointRounding.AwayFromZero), 1, width)) : "";

    /// <summary>A value with its interval on a scale: <c>|-----o---|</c>.</summary>
    /// <param name="low">Lower end, 0 … 1 of the width.</param>
    /// <param name="value">Between the ends.</param>
    /// <param name="high">Upper end.</param>
    public static string Interval(double low, double value, double high)
    {
        var line = new string(' ', Width).ToCharArray();
        var (from, at, to) = (Place(low), Place(value), Place(high));
        Array.Fill(line, '-', from, to - from + 1);
        (line[from], line[to]) = ('|', '|');
        line[at] = 'o';
        return new string(line).TrimEnd();
    }

    static int Place(double share) => Math.Clamp((int)Math.Round(share * (Width - 1), MidpointRounding.AwayFromZero), 0, Width - 1);
}
