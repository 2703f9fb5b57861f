using NeuroChip.Core.Images;
using NeuroChip.Devices.Converters;

namespace NeuroChip.Devices.Chips;

/// <summary>The sums that an array gives for observed spikes: what its converters are calibrated with.</summary>
static class ObservedSums
{
    /// <summary>Full scale, in codes: the larger end of the percentiles of all sums; 0 where no observed spike reaches the array.</summary>
    /// <param name="effectiveCodes">[axons × targets] of the dense block.</param>
    /// <param name="drive">Of its input lines; null where they carry what is sent.</param>
    /// <param name="ticks">Spikes of one tick.</param>
    /// <param name="tail">Share of the sums left out at each end.</param>
    public static double FullScale(CoreImage core, SynapseBlock block, double[] effectiveCodes, InputDriveImage? drive, IReadOnlyList<ObservedSpike[]> ticks, double tail)
    {
        var rowOf = new Dictionary<int, int>();
        for (var row = 0; row < block.AxonCount; row++)
        {
            rowOf[core.Axons[block.FirstAxon + row].SourceUnit] = row;
        }

        var observed = new List<double>();
        var sums = new double[block.Targets.Length];
        foreach (var read in InputDrive.Reads(drive))
        {
            foreach (var spikes in ticks)
            {
                if (Sum(spikes, read, rowOf, effectiveCodes, sums))
                {
                    observed.AddRange(sums);
                }
            }
        }

        if (observed.Count == 0)
        {
            return 0;
        }

        var (low, high) = ConverterRange.Calibrated(observed.ToArray(), tail);
        return Math.Max(-low, high);
    }

    static bool Sum(ObservedSpike[] spikes, Func<int, double> carried, Dictionary<int, int> rowOf, double[] codes, double[] sums)
    {
        Array.Clear(sums);
        var any = false;
        foreach (var spike in spikes)
        {
            if (rowOf.TryGetValue(spike.Unit, out var row) && carried(spike.Value) is not 0 and var value)
            {
                any = true;
                for (var target = 0; target < sums.Length; target++)
                {
                    sums[target] += value * codes[(row * sums.Length) + target];
                }
            }
        }

        return any;
    }
}
