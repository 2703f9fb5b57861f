namespace NeuroChip.Core.Diagnostics;

/// <summary>Finds what a user most likely meant by a name that does not exist.</summary>
public static class NearestName
{
    // Longer inputs are not slips of the finger; the bound also keeps a hostile file from buying quadratic time.
    const int LongestName = 64;

    /// <summary>The name with the fewest edits, ignoring case; null where none is within a third of its length.</summary>
    public static string? Find(string given, IEnumerable<string> names)
    {
        if (given.Length is 0 or > LongestName)
        {
            return null;
        }

        return names
            .Where(name => name.Length <= LongestName)
            .Select(name => (Name: name, Edits: Edits(given.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(candidate => candidate.Edits <= Math.Max(1, candidate.Name.Length / 3))
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>" Did you mean 'x'?", or empty: to be appended to a message.</summary>
    public static string Suggestion(string given, IEnumerable<string> names) =>
        Find(given, names) is { } name ? $" Did you mean '{name}'?" : "";

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.</summary>
    static int Edits(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                table[i, j] = i == 0 ? j : j == 0 ? i : Cheapest(from, to, table, i, j);
            }
        }

        return table[from.Length, to.Length];
    }

    static int Cheapest(string from, string to, int[,] table, int i, int j)
    {
        var replace = table[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        var best = Math.Min(replace, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return swapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
    }
}
