using NeuroChip.Core.Numerics;

namespace NeuroChip.Devices.Pulses;

/// <summary>
/// The published figure of non-linearity, 0…9: the distance of the normalised curve 1 − e^(−x/a), scaled to end at (1, 1), from the diagonal,
/// in units of 0.07·√2. b − a − a·ln(b/a) = 0.07·√2·|NL| with b = 1/(1 − e^(−1/a)).
/// </summary>
public static class NonlinearityLabel
{
    const double PerLabel = 0.07 * 1.4142135623730951;

    /// <summary>Labels at and beyond 1/(0.07·√2) would need a curve steeper than a step.</summary>
    public const double Limit = 1 / PerLabel;

    // The distance as a function of 1/a grows from 0 to 1; at 1e6 it is 1 − 1.5e-5.
    const double LargestInverse = 1e6;

    /// <summary>The curve constant a in units of the number of pulses; infinity, a straight line, for label 0. Not for the sign.</summary>
    /// <exception cref="Core.Diagnostics.InputErrorException">NC1050, NC1051: no number, or no curve has this label.</exception>
    public static double CurveConstant(double label)
    {
        var distance = PerLabel * Math.Abs(Require.Finite(label, "non-linearity label"));
        if (distance == 0)
        {
            return double.PositiveInfinity;
        }

        Require.Ordered(Math.Abs(label), Distance(LargestInverse) / PerLabel, "non-linearity label", "its limit");
        double low = 0, high = LargestInverse;
        while (true)
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high)
            {
                return 1 / middle;
            }

            (low, high) = Distance(middle) < distance ? (middle, high) : (low, middle);
        }
    }

    // With x = 1/a. Near 0 by its series, where the terms would cancel.
    static double Distance(double x)
    {
        if (x < 0.05)
        {
            var square = x * x;
            return x * ((1 / 8.0) - (square * ((1 / 576.0) - (square / 25920))));
        }

        var height = -1 / DeterministicMath.Expm1(-x);
        return height - ((1 + DeterministicMath.Log(height * x)) / x);
    }
}
