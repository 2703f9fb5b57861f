using NeuroChip.Compiler.Quantization;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Random;

namespace NeuroChip.Compiler.Tests.Quantization;

public class CalibrationTests
{
    static readonly WeightGrid FourBits = new(-7, 7, 1, false, WeightSignMode.Mixed);

    [Fact]
    public void Max_LargestMagnitude_IsTheLargestCode() => Scale(WeightCalibration.Max, 0.1, -1.4, 0.3).Should().Be(1.4 / 7);

    // Of 10 weights, 90 % are at most 0.9 in magnitude.
    [Fact]
    public void Percentile_LargestMagnitudes_AreLeftOut() =>
        Calibration.Scale(
            new[] { 0.1, -0.2, 0.3, -0.4, 0.5, -0.6, 0.7, -0.8, 0.9, 100 }, FourBits, new QuantizationSpec { Calibration = WeightCalibration.Percentile, Percentile = 90 })
            .Should().Be(0.9 / 7);

    [Fact]
    public void LeastSquares_NeverWorseThanMax()
    {
        for (var seed = 0u; seed < 50; seed++)
        {
            // Sums of uniforms have tails, where clipping pays.
            var weights = Enumerable.Range(0, 200)
                .Select(i => Enumerable.Range(0, 8).Sum(k => Philox.Uniform(seed, RandomStream.ConnectionWeights, (uint)i, (uint)k)) - 4)
                .ToArray();

            Error(weights, Scale(WeightCalibration.LeastSquares, weights)).Should().BeLessThanOrEqualTo(Error(weights, Scale(WeightCalibration.Max, weights)));
        }
    }

    [Fact]
    public void LeastSquares_WeightsOnTheGrid_FindsItExactly()
    {
        double[] weights = [0.25, -0.5, 1.75, 0.75, -1.25];

        Error(weights, Scale(WeightCalibration.LeastSquares, weights)).Should().BeLessThan(1e-24);
    }

    // A sign has nothing to clip; the best scale of ±1 is the mean magnitude.
    [Theory]
    [InlineData(WeightCalibration.Max)]
    [InlineData(WeightCalibration.Percentile)]
    [InlineData(WeightCalibration.LeastSquares)]
    public void AnyCalibration_OneBit_IsTheMeanMagnitude(WeightCalibration calibration) =>
        Calibration.Scale(new[] { 1.0, -2, 3 }, new WeightGrid(-1, 1, 1, true, WeightSignMode.Mixed), new QuantizationSpec { Calibration = calibration }).Should().Be(2);

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 0.0, 0, 0 })]
    [InlineData(new[] { 1e-300, -4e-320 })]
    public void AnyCalibration_NothingToScale_IsZero(double[] weights)
    {
        foreach (var calibration in Enum.GetValues<WeightCalibration>())
        {
            Scale(calibration, weights).Should().Be(0);
        }
    }

    [Theory]
    [InlineData(new[] { 0.3 })]
    [InlineData(new[] { -0.3, -0.3, -0.3 })]
    [InlineData(new[] { 1e300, -1e300, 5 })]
    public void AnyCalibration_FewOrHugeWeights_IsFinitePositive(double[] weights)
    {
        foreach (var calibration in Enum.GetValues<WeightCalibration>())
        {
            var scale = Scale(calibration, weights);
            (scale > 0 && double.IsFinite(scale)).Should().BeTrue();
        }
    }

    static double Scale(WeightCalibration calibration, params double[] weights) =>
        Calibration.Scale(weights.ToArray(), FourBits, new QuantizationSpec { Calibration = calibration });

    static double Error(double[] weights, double scale) => weights.Sum(w => Math.Pow(w - (FourBits.Nearest(w, scale) * scale), 2));
}
