using NeuroChip.Core.Numerics;
using NeuroChip.Core.Random;

namespace NeuroChip.Core.Tests.Numerics;

public class DeterministicMathTests
{
    const double Tolerance = 1e-15;

    [Fact]
    public void Exp_WholeRange_AgreesWithPlatform() => Compare(DeterministicMath.Exp, Math.Exp, -708, 709);

    [Fact]
    public void Expm1_NearZero_AgreesWithHyperbolicSine() =>
        Compare(DeterministicMath.Expm1, x => 2 * Math.Sinh(x / 2) * Math.Exp(x / 2), -2, 2, 3 * Tolerance);

    [Fact]
    public void Log_WholeRange_AgreesWithPlatform() => Compare(x => DeterministicMath.Log(Math.Exp(x)), x => Math.Log(Math.Exp(x)), -700, 700);

    [Fact]
    public void Log_AroundOne_AgreesWithPlatform() => Compare(DeterministicMath.Log, Math.Log, 0.5, 2);

    [Fact]
    public void Sin_ManyTurns_AgreesWithPlatform()
    {
        Compare(DeterministicMath.Sin, Math.Sin, -10, 10);
        Compare(DeterministicMath.Sin, Math.Sin, -DeterministicMath.MaxAngle, DeterministicMath.MaxAngle);
    }

    [Fact]
    public void Cos_ManyTurns_AgreesWithPlatform()
    {
        Compare(DeterministicMath.Cos, Math.Cos, -10, 10);
        Compare(DeterministicMath.Cos, Math.Cos, -DeterministicMath.MaxAngle, DeterministicMath.MaxAngle);
    }

    [Fact]
    public void Tanh_BothTails_AgreesWithPlatform() => Compare(DeterministicMath.Tanh, Math.Tanh, -25, 25);

    [Fact]
    public void Pow_ManyBases_AgreesWithPlatform()
    {
        for (uint i = 0; i < 20_000; i++)
        {
            var x = Math.Exp(Uniform(i, 0, -20, 20));
            var y = Uniform(i, 1, -2, 2);
            DeterministicMath.Pow(x, y).Should().BeApproximately(Math.Pow(x, y), Tolerance * Math.Pow(x, y), "{0}^{1}", x, y);
        }
    }

    // Correctly rounded values of the constants; ours may be the neighbour.
    [Fact]
    public void Functions_KnownConstants_AreWithinOneUlp()
    {
        WithinOneUlp(DeterministicMath.Exp(1), 2.718281828459045);
        WithinOneUlp(DeterministicMath.Log(10), 2.302585092994046);
        WithinOneUlp(DeterministicMath.Pow(2, 0.5), 1.4142135623730951);
        WithinOneUlp(DeterministicMath.Pow(10, -3), 0.001);
        WithinOneUlp(DeterministicMath.Sin(1), 0.8414709848078965);
        WithinOneUlp(DeterministicMath.Cos(1), 0.5403023058681398);
        WithinOneUlp(DeterministicMath.Tanh(1), 0.7615941559557649);
        WithinOneUlp(DeterministicMath.Sin(Math.PI), 1.2246467991473532e-16);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 2, 0)]
    [InlineData(0, -2, double.PositiveInfinity)]
    [InlineData(-2, 3, -8)]
    [InlineData(-2, 2, 4)]
    [InlineData(-2, 0.5, double.NaN)]
    [InlineData(-1, double.PositiveInfinity, 1)]
    [InlineData(2, 1e300, double.PositiveInfinity)]
    [InlineData(2, -1e300, 0)]
    [InlineData(double.NegativeInfinity, 3, double.NegativeInfinity)]
    [InlineData(double.NegativeInfinity, -3, 0)]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(double.NaN, 1, double.NaN)]
    public void Pow_SpecialCases_FollowTheStandard(double x, double y, double expected) =>
        DeterministicMath.Pow(x, y).Should().Be(expected);

    [Fact]
    public void Functions_LimitsOfTheirRange_Saturate()
    {
        DeterministicMath.Exp(710).Should().Be(double.PositiveInfinity);
        DeterministicMath.Exp(-746).Should().Be(0);
        DeterministicMath.Exp(-745).Should().Be(double.Epsilon);
        DeterministicMath.Exp(double.NaN).Should().Be(double.NaN);
        DeterministicMath.Expm1(-1000).Should().Be(-1);
        DeterministicMath.Log(0).Should().Be(double.NegativeInfinity);
        DeterministicMath.Log(-1).Should().Be(double.NaN);
        DeterministicMath.Log(double.PositiveInfinity).Should().Be(double.PositiveInfinity);
        DeterministicMath.Log(double.Epsilon).Should().Be(-744.4400719213812);
        DeterministicMath.Tanh(double.NegativeInfinity).Should().Be(-1);
        DeterministicMath.Sin(double.PositiveInfinity).Should().Be(double.NaN);
    }

    [Fact]
    public void Sin_BeyondMaxAngle_Throws() =>
        FluentActions.Invoking(() => DeterministicMath.Sin(2e6)).Should().Throw<ArgumentOutOfRangeException>();

    // The same bits everywhere: a fingerprint of 10,000 values of each function, fixed when the functions were accepted.
    [Fact]
    public void Functions_ManyArguments_SameBitsEverywhere()
    {
        var hash = new StateHash();
        for (uint i = 0; i < 10_000; i++)
        {
            var x = Uniform(i, 2, -30, 30);
            double[] values =
            [
                DeterministicMath.Exp(x), DeterministicMath.Expm1(x), DeterministicMath.Log(x * x), DeterministicMath.Sin(x),
                DeterministicMath.Cos(x), DeterministicMath.Tanh(x), DeterministicMath.Pow(x * x, x / 8),
            ];
            foreach (var value in values)
            {
                hash.Add(BitConverter.DoubleToInt64Bits(value));
            }
        }

        hash.ToString().Should().Be("275c327093d0e356");
    }

    static void WithinOneUlp(double value, double expected) =>
        value.Should().BeInRange(Math.BitDecrement(expected), Math.BitIncrement(expected));

    static void Compare(Func<double, double> ours, Func<double, double> platform, double from, double to, double tolerance = Tolerance)
    {
        for (uint i = 0; i < 20_000; i++)
        {
            var x = Uniform(i, 3, from, to);
            var expected = platform(x);
            Math.Abs(ours(x) - expected).Should().BeLessThanOrEqualTo(tolerance * Math.Abs(expected), "the argument is {0:R}", x);
        }
    }

    static double Uniform(uint element, uint draw, double from, double to) =>
        from + ((to - from) * Philox.Uniform(1, RandomStream.InputEncoding, element, 0, draw));
}
