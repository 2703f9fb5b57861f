using System.Globalization;

namespace NeuroChip.Host.Charts;

/// <summary>From values to positions, in proportion.</summary>
/// <param name="Least">Value at <paramref name="Start"/>.</param>
/// <param name="Greatest">Value at <paramref name="End"/>; greater than <paramref name="Least"/>.</param>
readonly record struct LinearScale(double Least, double Greatest, double Start, double End)
{
    const int WantedTicks = 5;

    // A round value over a round step is a whole number but for this.
    const double Rounding = 1e-9;

    /// <summary>A scale over round numbers that contains the values.</summary>
    public static LinearScale Around(double least, double greatest, double start, double end)
    {
        // A flat line still needs a scale with two ends.
        var span = greatest > least ? greatest - least : Math.Max(Math.Abs(greatest), 1);
        var step = RoundStep(span / WantedTicks);
        var low = Math.Floor((least / step) + Rounding) * step;
        var high = Math.Ceiling((Math.Max(greatest, low + step) / step) - Rounding) * step;
        return new LinearScale(low, high, start, end);
    }

    public double At(double value) => Start + ((value - Least) / (Greatest - Least) * (End - Start));

    /// <summary>Round values from one end to the other, in steps of 1, 2 or 5 times a power of ten.</summary>
    public IEnumerable<double> Ticks()
    {
        var step = RoundStep((Greatest - Least) / WantedTicks);
        var first = (long)Math.Ceiling((Least / step) - Rounding);
        var last = (long)Math.Floor((Greatest / step) + Rounding);
        for (var i = first; i <= last; i++)
        {
            yield return i * step;
        }
    }

    /// <summary>A tick's value with no more digits than the step needs.</summary>
    public static string Label(double value) => Math.Round(value, 10).ToString("G6", CultureInfo.InvariantCulture);

    static double RoundStep(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var mantissa = least / power;
        return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
    }
}
