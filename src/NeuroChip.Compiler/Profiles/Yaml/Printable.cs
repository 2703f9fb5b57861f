using System.Text;

namespace NeuroChip.Compiler.Profiles.Yaml;

/// <summary>Makes text from a file fit for a one-line message.</summary>
static class Printable
{
    /// <summary>Control characters become dots, long texts are cut.</summary>
    public static string Text(string text, int longest = 60)
    {
        var printable = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(longest))
        {
            printable.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar ? "·" : rune.ToString());
        }

        return text.Length > longest ? printable.Append('…').ToString() : printable.ToString();
    }
}
