namespace NeuroChip.Verification.Kinds.Crossbar;

/// <summary>Mean and variance of samples.</summary>
readonly record struct Moments(int Count, double Mean, double Variance)
{
    // Expected values are stored with about ten digits.
    const double Stored = 1e-8;

    public double Deviation => Math.Sqrt(Variance);

    public static Moments Of(int count, Func<uint, double> sample)
    {
        double mean = 0, squares = 0;
        for (var i = 0; i < count; i++)
        {
            var value = sample((uint)i);
            var step = value - mean;
            mean += step / (i + 1);
            squares += step * (value - mean);
        }

        return new Moments(count, mean, squares / count);
    }

    /// <summary>Mean within five standard errors; of both, where the expected one was measured on samples too.</summary>
    public string? MeanDifference(string name, double expected, double variance, int measuredOn = 0) => Differences.OfValue(
        name, Mean, expected, (5 * Math.Sqrt(variance * ((1.0 / Count) + (measuredOn == 0 ? 0 : 1.0 / measuredOn)))) + (Stored * Math.Max(1, Math.Abs(expected))));

    /// <summary>Variance within a share of the expected one.</summary>
    public string? VarianceDifference(string name, double expected, double share) =>
        Differences.OfValue(name, Variance, expected, (share * expected) + (Stored * Stored));

    /// <summary>Standard deviation within a share of the expected one.</summary>
    public string? DeviationDifference(string name, double expected, double share) =>
        Differences.OfValue(name, Deviation, expected, (share * expected) + Stored);
}
