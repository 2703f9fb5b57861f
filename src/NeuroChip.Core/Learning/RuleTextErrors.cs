using System.Globalization;
using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Core.Learning;

/// <summary>Findings in the text of a rule: all name the column.</summary>
static class RuleTextErrors
{
    const int LongestExcerpt = 60;

    public static InputErrorException Error(this RuleText text, DiagnosticDescriptor descriptor, int offset, string message)
    {
        var excerpt = text.Text.Length > LongestExcerpt ? text.Text[..LongestExcerpt] + "…" : text.Text;
        var line = string.Concat(excerpt.Select(c => char.IsControl(c) ? ' ' : c));
        return new(descriptor.At(text.At(offset), string.Create(CultureInfo.InvariantCulture, $"Learning rule '{line}', column {offset + 1}: {message}")));
    }
}
