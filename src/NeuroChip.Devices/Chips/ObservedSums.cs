using NeuroChip.Core.Images;
using NeuroChip.Devices.Converters;

namespace NeuroChip.Devices.Chips;

/// <summary>The sums that an array gives for observed spikes: what its converters are calibrated with.</summary>
static class ObservedSums
{
    /// <summary>Full scale, in codes: the larger end of the percentiles of all sums; 0 where no observed spike reaches the array.</summary>
    /// <param name="effectiveCodes">[axons × targets] of the dense block.</param>
    /// <param name="ticks">Units that spiked in one tick.</param>
    /// <param name="tail">Share of the sums left out at each end.</param>
    public static double FullScale(CoreImage core, SynapseBlock block, double[] effectiveCodes, IReadOnlyList<int[]> ticks, double tail)
    {
        var rowOf = new Dictionary<int, int>();
        for (var row = 0; row < block.AxonCount; row++)
        {
            rowOf[core.Axons[block.FirstAxon + row].SourceUnit] = row;
        }

        var observed = new List<double>();
        var sums = new double[block.Targets.Length];
        foreach (var units in ticks)
        {
            if (Sum(units, rowOf, effectiveCodes, sums))
            {
                observed.AddRange(sums);
            }
        }

        if (observed.Count == 0)
        {
            return 0;
        }

        var (low, high) = ConverterRange.Calibrated(observed.ToArray(), tail);
        return Math.Max(-low, high);
    }

    static bool Sum(int[] units, Dictionary<int, int> rowOf, double[] codes, double[] sums)
    {
        Array.Clear(sums);
        var any = false;
        foreach (var unit in units)
        {
            if (rowOf.TryGetValue(unit, out var row))
            {
                any = true;
                for (var target = 0; target < sums.Length; target++)
                {
                    sums[target] += codes[(row * sums.Length) + target];
                }
            }
        }

        return any;
    }
}
