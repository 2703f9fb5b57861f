namespace NeuroChip.Host.CommandLine;

/// <summary>"Did you mean": the nearest of some names.</summary>
static class Suggestions
{
    /// <summary>The candidate with the fewest edits, at most a third of the longer word; null where none is near.</summary>
    public static string? Nearest(string found, IEnumerable<string> candidates) =>
        candidates
            .Select(name => (name, edits: Edits(found, name)))
            .Where(pair => pair.edits * 3 <= Math.Max(found.Length, pair.name.Length))
            .OrderBy(pair => pair.edits)
            .ThenBy(pair => pair.name, StringComparer.Ordinal)
            .Select(pair => pair.name)
            .FirstOrDefault();

    // Levenshtein distance with one row of memory.
    static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitute = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
