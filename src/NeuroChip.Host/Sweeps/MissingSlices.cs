namespace NeuroChip.Host.Sweeps;

/// <summary>Cuts what is missing of a plan into slices of neighbours: they share most of their settings, and so most of their work.</summary>
static class MissingSlices
{
    /// <param name="missing">Indices of runs, ascending.</param>
    /// <param name="longest">Runs of a slice at most, from its first to its last.</param>
    public static IEnumerable<(int Index, int Count)> Of(IReadOnlyList<int> missing, int longest)
    {
        for (var i = 0; i < missing.Count;)
        {
            var first = missing[i];
            var last = first;
            while (i < missing.Count && missing[i] < first + longest)
            {
                last = missing[i++];
            }

            yield return (first, last - first + 1);
        }
    }
}
