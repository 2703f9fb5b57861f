using NeuroChip.Compiler.Lowering.Chip;

namespace NeuroChip.Compiler.Tests.Lowering.Chip;

public class WeightBasisTests
{
    [Theory]
    [InlineData(4, -8, 7, "1 2 4 -8", 4)]
    [InlineData(4, 0, 15, "1 2 4 8", 4)]
    [InlineData(4, -15, 0, "-1 -2 -4 -8", 4)]
    [InlineData(2, -3, 3, "1 -4", 4)]
    [InlineData(1, 0, 5, "1", 5)]
    public void For_Range_HasTheFewestAxons(int types, int least, int greatest, string weights, int axons)
    {
        var basis = WeightBasis.For(types, least, greatest, 256)!;

        string.Join(' ', basis.Weights).Should().Be(weights);
        basis.Axons.Should().Be(axons);
    }

    [Fact]
    public void For_BothSignsOnOneType_IsNone() => WeightBasis.For(1, -1, 1, 256).Should().BeNull();

    // Every weight of every range that 9 bits can have is the sum that its digits say, with no digit above its count.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(16)]
    public void Digits_EveryWeight_AddUp(int types)
    {
        foreach (var (least, greatest) in new[] { (-256, 255), (-255, 3), (-1, 255), (0, 255), (-255, 0), (-5, 9), (0, 1) })
        {
            var basis = WeightBasis.For(types, least, greatest, 256)!;
            for (var weight = least; weight <= greatest; weight++)
            {
                var digits = basis.Digits(weight);

                digits.Zip(basis.Weights, (digit, value) => digit * value).Sum().Should().Be(weight, $"{least} … {greatest}");
                digits.Zip(basis.Counts).Should().OnlyContain(pair => pair.First >= 0 && pair.First <= pair.Second, $"{weight} of {least} … {greatest}");
            }
        }
    }
}
