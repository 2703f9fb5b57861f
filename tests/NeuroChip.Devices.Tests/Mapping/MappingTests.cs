using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Tests.Mapping;

public class MappingTests
{
    // Gmin = 0.1: width 0.9. Weight 0.5 with continuous cells.
    [Fact]
    public void Differential_OneWeight_OneDeviceCarriesIt()
    {
        var array = new DifferentialMapping(LevelGrid.OfBits(Samples.Window(), 0), centred: false).Map(Matrix.FromRows([[0.5, -0.5]])).Arrays[0];

        array.Positive.Values.ToArray().Should().Equal([0.1 + (0.9 * 0.5), 0.1]);
        array.Negative!.Values.ToArray().Should().Equal([0.1, 0.1 + (0.9 * 0.5)]);
    }

    // Four levels 0, 1/3, 2/3, 1 (infinite on/off): level 0 is unused, so zero is 2/3 and ±1 is 2/3 ± 1/3; gain 2/(2/3) = 3.
    [Fact]
    public void OffsetDigital_TwoBits_LeavesBottomLevelUnused()
    {
        var array = new OffsetMapping(LevelGrid.OfBits(Samples.Window(null), 2), referenceLine: false).Map(Matrix.FromRows([[-1, 0, 1]])).Arrays[0];

        array.Positive.Values.ToArray().Should().BeEquivalentTo([1 / 3.0, 2 / 3.0, 1.0], o => o.Using<double>(
            c => c.Subject.Should().BeApproximately(c.Expectation, 1e-15)).WhenTypeIs<double>());
        array.Baseline.Should().BeApproximately(2 / 3.0, 1e-15);
        array.Gain.Should().BeApproximately(3, 1e-14);
    }

    // 6 bits, codes ±31. 0.7·31 = 21.7 → 22 = 0b10110: digits 2, 1, 1 of two bits; −22 carries the sign on each.
    [Fact]
    public void Slicing_Differential_SignsEveryDigit()
    {
        var slicing = new WeightSlicing(SliceStyle.Differential, 6, 3);

        slicing.SliceBits.Should().Be(2);
        Digits(slicing, 0.7).Should().Equal(2, 1, 1);
        Digits(slicing, -0.7).Should().Equal(-2, -1, -1);
    }

    // 8 bits in 3 slices of ⌈8/3⌉ = 3 bits; zero is 128 = 0b10_000_000: a reference line holds 0, 0, 2, not half of the top slice.
    [Fact]
    public void Slicing_OffsetWithUnevenSlices_ZeroIsDigitsOfTheOffset()
    {
        var slicing = new WeightSlicing(SliceStyle.OffsetReference, 8, 3);

        slicing.SliceBits.Should().Be(3);
        Digits(slicing, 0).Should().Equal(0, 0, 2);
    }

    [Fact]
    public void Slicing_TooNarrowForTheCode_IsDiagnosed() => Rejects.With("NC1050", () => new WeightSlicing(SliceStyle.OffsetDigital, 8, 2, 3));

    [Theory]
    [InlineData(100, 32, true, "0..25 25..50 50..75 75..100")]
    [InlineData(33, 16, true, "0..11 11..22 22..33")]
    [InlineData(70, 32, true, "0..23 23..46 46..70")]
    [InlineData(70, 32, false, "0..32 32..64 64..70")]
    [InlineData(1, 16, true, "0..1")]
    [InlineData(12, 0, false, "0..12")]
    public void Divide_LinesOverArrays_FollowsTheRule(int lines, int largest, bool equal, string expected) =>
        string.Join(' ', LineBlocks.Divide(lines, largest, equal)).Should().Be(expected);

    static int[] Digits(WeightSlicing slicing, double weight) =>
        [.. Enumerable.Range(0, slicing.Slices).Select(slice => slicing.Digit(slicing.Code(weight), slice))];
}
