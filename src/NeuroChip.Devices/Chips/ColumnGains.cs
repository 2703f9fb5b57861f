namespace NeuroChip.Devices.Chips;

/// <summary>A digital gain behind every column that fits its programmed weights to the wanted ones by least squares.</summary>
static class ColumnGains
{
    /// <summary>Gains are multiples of this: 8 bits behind the point.</summary>
    const double Step = 1.0 / 256;

    const double Largest = 4;

    /// <param name="weights">[outputs × inputs]; multiplied in place.</param>
    /// <param name="wanted">Of the same shape.</param>
    /// <returns>[outputs]: the gains.</returns>
    public static double[] Apply(Matrix weights, Matrix wanted)
    {
        var gains = new double[weights.Rows];
        for (var output = 0; output < weights.Rows; output++)
        {
            gains[output] = Gain(weights.Row(output), wanted.Row(output));
            foreach (ref var weight in weights.Values.Slice(output * weights.Columns, weights.Columns))
            {
                weight *= gains[output];
            }
        }

        return gains;
    }

    static double Gain(ReadOnlySpan<double> weights, ReadOnlySpan<double> wanted)
    {
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            products += weights[i] * wanted[i];
            squares += weights[i] * weights[i];
        }

        return squares > 0 && products > 0 ? Math.Clamp(Math.Round(products / squares / Step) * Step, Step, Largest) : 1;
    }
}
