namespace NeuroChip.Host.Reports;

/// <summary>Synapses by their weight code before and after a run, in bins of equal width.</summary>
/// <param name="FirstCode">First code of the first bin.</param>
/// <param name="CodesPerBin">A power of two.</param>
/// <param name="Before">[bins].</param>
/// <param name="After">[bins].</param>
sealed record WeightHistogram(int FirstCode, int CodesPerBin, IReadOnlyList<int> Before, IReadOnlyList<int> After)
{
    const int MostBins = 32;

    /// <summary>As few codes a bin as hold all codes in 32 bins, whose borders are multiples of the width.</summary>
    /// <param name="before">One code for each synapse.</param>
    /// <param name="after">The same synapses.</param>
    public static WeightHistogram Of(IReadOnlyList<int> before, IReadOnlyList<int> after)
    {
        if (before.Count == 0)
        {
            return new(0, 1, [], []);
        }

        var (least, greatest) = (Math.Min(before.Min(), after.Min()), Math.Max(before.Max(), after.Max()));
        var shift = 0;
        while ((greatest >> shift) - (least >> shift) >= MostBins)
        {
            shift++;
        }

        var (first, bins) = (least >> shift, (greatest >> shift) - (least >> shift) + 1);
        return new(first << shift, 1 << shift, Count(before, shift, first, bins), Count(after, shift, first, bins));
    }

    static int[] Count(IReadOnlyList<int> codes, int shift, int first, int bins)
    {
        var counts = new int[bins];
        foreach (var code in codes)
        {
            counts[(code >> shift) - first]++;
        }

        return counts;
    }
}
