namespace NeuroChip.Training.Tests;

public class SampleOrderTests
{
    [Fact]
    public void Of_AnEpoch_HoldsEverySampleOnce() =>
        SampleOrder.Of(1, 3, 100).Order().Should().Equal(Enumerable.Range(0, 100));

    [Fact]
    public void Of_AnotherEpochOrSeed_IsAnotherOrder()
    {
        SampleOrder.Of(1, 0, 100).Should().NotEqual(SampleOrder.Of(1, 1, 100)).And.NotEqual(SampleOrder.Of(2, 0, 100));
        SampleOrder.Of(1, 0, 100).Should().Equal(SampleOrder.Of(1, 0, 100));
    }
}
