using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Tests.Kernels;

public class ArrayReadoutTests
{
    // 256·√n, floored: √2 = 1.41421.
    [Theory]
    [InlineData(1, 256)]
    [InlineData(2, 362)]
    [InlineData(4, 512)]
    [InlineData(1_000_000, 256_000)]
    public void RootQ8_HandWorked(long activity, int root) => ArrayReadout.RootQ8(activity).Should().Be(root);

    // Codes −3 … 3 of 8 units: 11 is 1.375 codes, 13 is 1.625; beyond 24 units everything is code 3.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(11, 8)]
    [InlineData(13, 16)]
    [InlineData(-13, -16)]
    [InlineData(1000, 24)]
    [InlineData(-1000, -24)]
    public void Convert_HandWorked_ThreeCodesEachWay(int sum, int value) => Convert(sum, 8, 3).Should().Be(value);

    // A converter that resolves every unit and covers the sum changes nothing.
    [Fact]
    public void Convert_StepOfOne_ChangesNothing()
    {
        foreach (var sum in new[] { 0, 1, -1, 77, -32768, 1 << 20 })
        {
            Convert(sum, 1, int.MaxValue).Should().Be(sum);
        }
    }

    // Two bits over −8 … 8: perfect bits raise the level by 8 and 4, so that thresholds lie at −4, 0 and 4 and codes at −6, −2, 2 and 6. A comparator that
    // adds 1 lowers every threshold by 1; a low bit of 6 moves the outer thresholds to −2 and 6.
    [Theory]
    [InlineData(-5, 4, 0, 0)]
    [InlineData(-4, 4, 0, 1)]
    [InlineData(-1, 4, 0, 1)]
    [InlineData(0, 4, 0, 2)]
    [InlineData(3, 4, 0, 2)]
    [InlineData(4, 4, 0, 3)]
    [InlineData(-5, 4, 1, 1)]
    [InlineData(3, 4, 1, 3)]
    [InlineData(-3, 6, 0, 0)]
    [InlineData(5, 6, 0, 2)]
    public void Decide_HandWorked_TwoBits(int sum, int lowWeight, int offset, int code)
    {
        var (raised, zero, add) = (Lane1.Constant(sum + 8), Lane1.Constant(0), Lane1.Constant(offset));
        var (level, high) = ArrayReadout.Decide(raised, zero, zero, Lane1.Constant(8), add, Lane1.Constant(2));
        var (_, found) = ArrayReadout.Decide(raised, level, high, Lane1.Constant(lowWeight), add, Lane1.Constant(1));

        Span<int> result = [0];
        Lane1.Store(found, ref result[0]);
        result[0].Should().Be(code);
    }

    // 16 units an input, 9 inputs: 48 units. 20 000 draws: mean within 5 standard errors, deviation within 3 %.
    [Fact]
    public void Noise_Moments_AreThoseOfTheReads()
    {
        var deviationQ8 = (int)Math.Round(16 * 256 * Core.Images.ReadoutImage.NoiseScale);
        var values = Enumerable.Range(0, 20_000).Select(neuron => (double)Noise(neuron, tick: 3, deviationQ8, ArrayReadout.RootQ8(9))).ToArray();

        values.Average().Should().BeApproximately(0, 5 * 48 / Math.Sqrt(20_000));
        Math.Sqrt(values.Average(value => value * value)).Should().BeApproximately(48, 48 * 0.03);
    }

    [Fact]
    public void Noise_IsAddressedByNeuronTickAndSample()
    {
        Noise(5, 3, 10_000, 512).Should().Be(Noise(5, 3, 10_000, 512)).And.NotBe(Noise(6, 3, 10_000, 512)).And.NotBe(Noise(5, 4, 10_000, 512));
        Noise(5, 3, 0, 512).Should().Be(0);
    }

    static int Convert(int sum, int step, int largest)
    {
        Span<int> result = [0];
        Lane1.Store(ArrayReadout.Convert(Lane1.Constant(sum), Lane1.Constant(ArrayReadout.Reciprocal(step)), Lane1.Constant(step), Lane1.Constant(largest)), ref result[0]);
        return result[0];
    }

    static int Noise(int neuron, int tick, int deviationQ8, int rootQ8)
    {
        Span<int> result = [0];
        var noise = ArrayReadout.Noise(7, Lane1.Constant(neuron), Lane1.Constant(tick), Lane1.Constant(0), Lane1.Constant(deviationQ8), Lane1.Constant(rootQ8));
        Lane1.Store(noise, ref result[0]);
        return result[0];
    }
}
