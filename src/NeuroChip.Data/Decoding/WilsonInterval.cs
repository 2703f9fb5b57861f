namespace NeuroChip.Data.Decoding;

/// <summary>95 % interval of a share (E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22, 1927).</summary>
public static class WilsonInterval
{
    // Two-sided 95 % of the normal distribution.
    const double Z = 1.959963984540054;

    /// <param name="share">0 … 1.</param>
    /// <param name="samples">How many it is a share of; 0 gives (0, 1).</param>
    public static (double Low, double High) Of(double share, int samples)
    {
        if (samples == 0)
        {
            return (0, 1);
        }

        double n = samples;
        var scale = 1 / (1 + (Z * Z / n));
        var centre = scale * (share + (Z * Z / (2 * n)));
        var half = scale * Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
        // The formula ends exactly at 0 and 1 where nothing or everything is correct; its rounding does not.
        return (share == 0 ? 0 : centre - half, share == 1 ? 1 : centre + half);
    }
}
