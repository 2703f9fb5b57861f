namespace NeuroChip.Training.Tests;

public class SpikeCountLossTests
{
    // Counts 2, 0, 1 at ln 2 a spike: weights 4 : 1 : 2, shares 4/7, 1/7, 2/7. Label 2: loss ln 3.5.
    [Fact]
    public void Of_ThreeClasses_HandWorked()
    {
        var weight = Math.Log(2);
        var gradients = new double[3];

        SpikeCountLoss.Of([2, 0, 1], 2, weight, gradients).Should().BeApproximately(Math.Log(3.5), 1e-15);

        gradients[0].Should().BeApproximately(weight * 4 / 7, 1e-15);
        gradients[1].Should().BeApproximately(weight * 1 / 7, 1e-15);
        gradients[2].Should().BeApproximately(weight * -5 / 7, 1e-15);
    }

    [Fact]
    public void Of_HugeCounts_StaysFinite() =>
        SpikeCountLoss.Of([100_000, 0], 1, 1, new double[2]).Should().Be(100_000);

    [Theory]
    [InlineData(new double[] { 1, 3, 3 }, 1)]
    [InlineData(new double[] { 0, 0, 0 }, 0)]
    [InlineData(new double[] { 0, 1, 2 }, 2)]
    public void Winner_Tie_LowestClass(double[] counts, int winner) => SpikeCountLoss.Winner(counts).Should().Be(winner);
}
