using System.Globalization;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>Keeps the first of all differences, in the order of comparing.</summary>
sealed class FirstDifference
{
    const double Rounding = 1e-12;

    /// <summary>Null where everything agrees.</summary>
    public string? Text { get; private set; }

    public void Exact(string where, string element, double expected, double found)
    {
        if (expected != found)
        {
            Note(where, element, expected, found);
        }
    }

    /// <summary>Equal but for rounding, or within the relative tolerance given.</summary>
    public void Near(string where, string element, double expected, double found, double tolerance = Rounding)
    {
        // Written so that a NaN differs.
        if (!(Math.Abs(expected - found) <= tolerance * Math.Abs(expected)))
        {
            Note(where, element, expected, found);
        }
    }

    public void Same(string where, string element, ReadOnlySpan<int> expected, ReadOnlySpan<int> found)
    {
        if (!expected.SequenceEqual(found))
        {
            Text ??= $"{where}, {element}: expected [{Joined(expected)}], found [{Joined(found)}]";
        }
    }

    /// <summary>A bound that may be missed by rounding only.</summary>
    public void AtLeast(string where, string element, double bound, double found)
    {
        if (!(found >= bound * (1 - Rounding)))
        {
            Text ??= string.Create(CultureInfo.InvariantCulture, $"{where}, {element}: {found} is less than {bound}");
        }
    }

    void Note(string where, string element, double expected, double found) =>
        Text ??= string.Create(CultureInfo.InvariantCulture, $"{where}, {element}: expected {expected}, found {found}");

    static string Joined(ReadOnlySpan<int> values) => string.Join(' ', values.ToArray());
}
