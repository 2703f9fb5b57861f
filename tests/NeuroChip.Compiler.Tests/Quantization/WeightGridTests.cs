using NeuroChip.Compiler.Quantization;
using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Tests.Quantization;

public class WeightGridTests
{
    [Theory]
    [InlineData(8, 127)]
    [InlineData(5, 15)]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    public void For_SignedCells_IsSymmetric(int bits, int largest)
    {
        var grid = WeightGrid.For(TestChips.Rram256.Synapse, bits, anyNegative: true, anyPositive: true)!.Value;

        (grid.Min, grid.Max, grid.Step, grid.Binary).Should().Be((-largest, largest, 1, bits == 1));
    }

    [Fact]
    public void For_UnsignedCells_UsesAllBitsAndRefusesNegativeWeights()
    {
        var synapse = TestChips.Rram256.Synapse with { Signed = false };

        WeightGrid.For(synapse, 3, anyNegative: false, anyPositive: true)!.Value.Max.Should().Be(7);
        WeightGrid.For(synapse, 3, anyNegative: true, anyPositive: true).Should().BeNull();
    }

    // Whatever mantissa is chosen, the chip's own clipping and truncation must leave the code as it is.
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void For_SignModes_EveryCodeSurvivesTheChipsTruncation(bool anyNegative, bool anyPositive)
    {
        for (var bits = 2; bits <= 8; bits++)
        {
            var grid = WeightGrid.For(TestChips.Loihi.Synapse, bits, anyNegative, anyPositive)!.Value;
            for (var mantissa = grid.Min; mantissa <= grid.Max; mantissa++)
            {
                var code = mantissa * grid.Step;
                CodeFormat.Truncate(code, bits, grid.SignMode).Should().Be(code);
            }
        }
    }

    [Fact]
    public void For_OneBitOfBothSignsWithSignModes_IsNotAvailable() =>
        WeightGrid.For(TestChips.Loihi.Synapse, 1, anyNegative: true, anyPositive: true).Should().BeNull();

    [Theory]
    [InlineData(0.5, 1.0, 0)]
    [InlineData(1.5, 1.0, 2)]
    [InlineData(-0.5, 1.0, 0)]
    [InlineData(3.9, 1.0, 3)]
    [InlineData(-9.0, 1.0, -3)]
    public void Nearest_HalvesToEvenAndSaturates(double weight, double scale, int mantissa) =>
        new WeightGrid(-3, 3, 1, false, WeightSignMode.Mixed).Nearest(weight, scale).Should().Be(mantissa);

    [Fact]
    public void Stochastic_OverAllUniforms_HasTheWeightAsMean()
    {
        var grid = new WeightGrid(-3, 3, 1, false, WeightSignMode.Mixed);
        var mean = Enumerable.Range(0, 1000).Average(i => grid.Stochastic(-1.3, 1, (i + 0.5) / 1000));

        mean.Should().BeApproximately(-1.3, 1e-9);
    }

    [Fact]
    public void Stochastic_Binary_HasTheWeightAsMean()
    {
        var grid = new WeightGrid(-1, 1, 1, true, WeightSignMode.Mixed);
        var mean = Enumerable.Range(0, 1000).Average(i => grid.Stochastic(0.3, 1, (i + 0.5) / 1000));

        mean.Should().BeApproximately(0.3, 1e-9);
    }

    // Section S2.4 of the fixed-point specification: 8-bit mixed weights are even, −256…254; inhibitory ones truncate toward zero.
    [Theory]
    [InlineData(11, 8, WeightSignMode.Mixed, 10)]
    [InlineData(-3, 8, WeightSignMode.Mixed, -4)]
    [InlineData(300, 8, WeightSignMode.Mixed, 254)]
    [InlineData(-300, 8, WeightSignMode.Mixed, -256)]
    [InlineData(-3, 7, WeightSignMode.Inhibitory, -2)]
    [InlineData(255, 8, WeightSignMode.Excitatory, 255)]
    [InlineData(-5, 8, WeightSignMode.Excitatory, 0)]
    [InlineData(100, 4, WeightSignMode.Excitatory, 96)]
    public void Truncate_AsTheChipDoes(int weight, int bits, WeightSignMode mode, int code) =>
        CodeFormat.Truncate(weight, bits, mode).Should().Be(code);
}
