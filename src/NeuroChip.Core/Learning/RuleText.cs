using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Core.Learning;

/// <summary>A rule as the user wrote it.</summary>
/// <param name="Start">Place of its first character, or of the description that holds it.</param>
/// <param name="StartsInPlace">True: <paramref name="Start"/> is the first character, so columns can be added to it.</param>
public sealed record RuleText(string Text, SourceLocation Start, bool StartsInPlace = false)
{
    /// <param name="offset">Character within the text, from 0.</param>
    public SourceLocation At(int offset) => StartsInPlace ? Start with { Column = Start.Column + offset } : Start;
}
