namespace NeuroChip.Core.Numerics;

/// <summary>
/// Elementary functions made of + − × ÷ only, which IEEE 754 rounds alike everywhere; platform libraries differ in the last bit.
/// Errors stay below 2 ulp. Slower than the platform: for compiling and training, not for the tick loop.
/// </summary>
public static class DeterministicMath
{
    // ln 2 in two parts. The first has 42 bits, so that its product with any exponent is exact.
    const double Ln2High = 0.6931471805598903, Ln2Low = 5.497923018708371e-14;
    const double Log2E = 1.4426950408889634;

    // π/2 in four parts. The first three have 33 bits, so that their products with quadrants below 2^20 are exact.
    const double HalfPi0 = 1.5707963267341256, HalfPi1 = 6.077100506303966e-11;
    const double HalfPi2 = 2.0222662487111665e-21, HalfPi3 = 8.4784276603689e-32;
    const double TwoOverPi = 0.6366197723675814;

    /// <summary>Largest argument of <see cref="Sin"/> and <see cref="Cos"/>; further out the reduction would lose bits.</summary>
    public const double MaxAngle = 1_500_000;

    // (e^r − 1 − r) / r² as a Taylor series; the next term is below 2^-57 for |r| ≤ ln 2 / 2.
    static ReadOnlySpan<double> ExpSeries =>
    [
        1 / 2.0, 1 / 6.0, 1 / 24.0, 1 / 120.0, 1 / 720.0, 1 / 5040.0, 1 / 40320.0, 1 / 362880.0, 1 / 3628800.0, 1 / 39916800.0,
        1 / 479001600.0, 1 / 6227020800.0,
    ];

    // (2 artanh s − 2s) / s³ in powers of s²; |s| ≤ 3 − 2√2.
    static ReadOnlySpan<double> LogSeries =>
        [2 / 3.0, 2 / 5.0, 2 / 7.0, 2 / 9.0, 2 / 11.0, 2 / 13.0, 2 / 15.0, 2 / 17.0, 2 / 19.0, 2 / 21.0, 2 / 23.0];

    // (sin r − r) / r³ and (cos r − 1 + r²/2) / r⁴ in powers of r²; |r| ≤ π/4.
    static ReadOnlySpan<double> SinSeries =>
    [
        -1 / 6.0, 1 / 120.0, -1 / 5040.0, 1 / 362880.0, -1 / 39916800.0, 1 / 6227020800.0, -1 / 1307674368000.0, 1 / 355687428096000.0,
    ];

    static ReadOnlySpan<double> CosSeries =>
        [1 / 24.0, -1 / 720.0, 1 / 40320.0, -1 / 3628800.0, 1 / 479001600.0, -1 / 87178291200.0, 1 / 20922789888000.0];

    /// <summary>e^x; 0 below −745.2, infinity above 709.8.</summary>
    public static double Exp(double x) => Exp(x, 0);

    /// <summary>e^x − 1 without cancellation near 0.</summary>
    public static double Expm1(double x)
    {
        if (!(Math.Abs(x) < 700))
        {
            return Exp(x) - 1;
        }

        var (fraction, exponent) = ReducedExpm1(x, 0);
        return exponent == 0 ? fraction : Math.ScaleB(fraction, exponent) + (Math.ScaleB(1, exponent) - 1);
    }

    /// <summary>Natural logarithm; negative infinity at 0, NaN below.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        var (high, low) = LogPair(x);
        return high + low;
    }

    /// <summary>x^y with the special cases of IEEE 754 pow; below 2 ulp for results within 1e±20, below 10 ulp at the ends of the range.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (double.IsNaN(x) || double.IsNaN(y) || (x < 0 && double.IsFinite(x) && double.IsFinite(y) && !IsInteger(y)))
        {
            return double.NaN;
        }

        var magnitude = PowOfMagnitude(Math.Abs(x), y);
        return double.IsNegative(x) && IsOdd(y) ? -magnitude : magnitude;
    }

    /// <summary>Sine of an angle in radians, |x| ≤ <see cref="MaxAngle"/>.</summary>
    public static double Sin(double x) => OfQuadrant(x, 0);

    /// <summary>Cosine of an angle in radians, |x| ≤ <see cref="MaxAngle"/>.</summary>
    public static double Cos(double x) => OfQuadrant(x, 1);

    /// <summary>Hyperbolic tangent.</summary>
    public static double Tanh(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude > 20)
        {
            return Math.CopySign(1, x);
        }

        var decay = Expm1(-2 * magnitude);
        return Math.CopySign(-decay / (decay + 2), x);
    }

    // e^(high + low), where low is at most a few ulp of high.
    static double Exp(double high, double low)
    {
        if (!(high > -746 && high < 710))
        {
            return high > 0 ? double.PositiveInfinity : high < 0 ? 0 : high;
        }

        var (fraction, exponent) = ReducedExpm1(high, low);
        return Math.ScaleB(1 + fraction, exponent);
    }

    // (f, k) with e^(high + low) = (1 + f)·2^k and |ln(1 + f)| ≤ ln 2 / 2.
    static (double Fraction, int Exponent) ReducedExpm1(double high, double low)
    {
        var exponent = Math.Floor((high * Log2E) + 0.5);
        var rest = high - (exponent * Ln2High) + (low - (exponent * Ln2Low));
        return (rest + (rest * rest * Polynomial(ExpSeries, rest)), (int)exponent);
    }

    // ln x as an unevaluated sum with about 60 bits, for finite x > 0: ln(m·2^e) = e ln 2 + 2 artanh((m − 1)/(m + 1)).
    static (double High, double Low) LogPair(double x)
    {
        var exponent = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        var numerator = mantissa - 1;
        var (denominator, denominatorLow) = TwoSum(mantissa, 1);
        var ratio = numerator / denominator;
        var (product, productLow) = TwoProduct(ratio, denominator);
        var ratioLow = (numerator - product - productLow - (ratio * denominatorLow)) / denominator;
        var square = ratio * ratio;
        var tail = (2 * ratioLow) + (ratio * square * Polynomial(LogSeries, square));

        var (sum, sumLow) = TwoSum(exponent * Ln2High, 2 * ratio);
        return TwoSum(sum, sumLow + (tail + (exponent * Ln2Low)));
    }

    static double PowOfMagnitude(double x, double y)
    {
        if (x == 0 || double.IsInfinity(x))
        {
            return (x == 0) == (y > 0) ? 0 : double.PositiveInfinity;
        }

        if (x == 1)
        {
            return 1;
        }

        // |ln x| ≥ 2^-53, so a larger power overflows or vanishes; it would not survive the splitting of the product either.
        if (Math.Abs(y) > 1e24)
        {
            return (x > 1) == (y > 0) ? double.PositiveInfinity : 0;
        }

        var (logHigh, logLow) = LogPair(x);
        var (high, low) = TwoProduct(y, logHigh);
        return Exp(high, low + (y * logLow));
    }

    static bool IsInteger(double y) => Math.Floor(y) == y;

    // Doubles of 2^53 and above are even.
    static bool IsOdd(double y) => Math.Abs(y) < 9007199254740992 && IsInteger(y) && ((long)y & 1) != 0;

    static double OfQuadrant(double x, int shift)
    {
        if (!double.IsFinite(x))
        {
            return double.NaN;
        }

        if (Math.Abs(x) > MaxAngle)
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "an angle within ±1,500,000 rad");
        }

        var quadrant = Math.Floor((x * TwoOverPi) + 0.5);
        var (rest, restLow) = TwoSum(x - (quadrant * HalfPi0), -(quadrant * HalfPi1));
        var (angle, angleLow) = TwoSum(rest, -(quadrant * HalfPi2));
        angle += angleLow + (restLow - (quadrant * HalfPi3));
        return (((int)quadrant + shift) & 3) switch
        {
            0 => SinNearZero(angle),
            1 => CosNearZero(angle),
            2 => -SinNearZero(angle),
            _ => -CosNearZero(angle),
        };
    }

    static double SinNearZero(double r) => r + (r * r * r * Polynomial(SinSeries, r * r));

    static double CosNearZero(double r)
    {
        // 1 − r²/2 is kept in two parts: it carries nearly all of the rounding error.
        var square = r * r;
        var half = square / 2;
        var high = 1 - half;
        return high + (1 - high - half + (square * square * Polynomial(CosSeries, square)));
    }

    static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var sum = coefficients[^1];
        for (var i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }

    // Knuth: a + b as a rounded sum and its exact error.
    static (double Sum, double Error) TwoSum(double a, double b)
    {
        var sum = a + b;
        var bRounded = sum - a;
        return (sum, a - (sum - bRounded) + (b - bRounded));
    }

    // Dekker: a·b as a rounded product and its exact error, without relying on a fused multiply-add; factors below 2^990.
    static (double Product, double Error) TwoProduct(double a, double b)
    {
        var product = a * b;
        var (aHigh, aLow) = Split(a);
        var (bHigh, bLow) = Split(b);
        return (product, (aHigh * bHigh) - product + (aHigh * bLow) + (aLow * bHigh) + (aLow * bLow));
    }

    static (double High, double Low) Split(double a)
    {
        var scaled = 134217729 * a;
        var high = scaled - (scaled - a);
        return (high, a - high);
    }
}
