namespace NeuroChip.Devices.Converters;

/// <summary>Where the range of a converter comes from.</summary>
public static class ConverterRange
{
    /// <summary>The largest current possible: ±inputs, or 0…inputs where neither inputs nor differences are negative.</summary>
    public static (double Low, double High) Largest(int inputs, bool signed) => (signed ? -inputs : 0, inputs);

    /// <summary>Percentiles of currents seen on training data, by linear interpolation between them.</summary>
    /// <param name="observed">At least one; reordered.</param>
    /// <param name="tail">Share left out at each end, 0 up to 0.5 exclusive.</param>
    public static (double Low, double High) Calibrated(Span<double> observed, double tail)
    {
        Require.Within(observed.Length, 1, int.MaxValue, "observed currents");
        Require.Ordered(Require.NotNegative(tail, "tail"), 0.5, "tail", "half");
        observed.Sort();
        return (Percentile(observed, tail), Percentile(observed, 1 - tail));
    }

    /// <summary>Bits that lose nothing: ⌈log2(n·(2^s − 1)·(2^d − 1) + 1)⌉ for n inputs of d bits on cells of s bits.</summary>
    public static int LosslessBits(int inputs, int cellBits, int inputBits)
    {
        var results = ((UInt128)(uint)inputs * ((1UL << cellBits) - 1) * ((1UL << inputBits) - 1)) + 1;
        return 128 - (int)UInt128.LeadingZeroCount(results - 1);
    }

    static double Percentile(ReadOnlySpan<double> sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
