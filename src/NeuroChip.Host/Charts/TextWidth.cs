namespace NeuroChip.Host.Charts;

/// <summary>How much room text takes in the font of all drawings, roughly: no two readers have the same font.</summary>
static class TextWidth
{
    const double Letter = 6.8;

    public static double Of(string text) => text.Length * Letter;

    /// <summary>Text in lines that are not wider than <paramref name="width"/>, broken between words.</summary>
    public static IReadOnlyList<string> Lines(string text, double width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && Of($"{lines[^1]} {word}") <= width)
            {
                lines[^1] += " " + word;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
