using NeuroChip.Core.Runs;
using NeuroChip.Data.Decoding;

namespace NeuroChip.Data.Tests.Decoding;

public class AccuracyTests
{
    sealed class Labels(params int[] labels) : ISampleSource
    {
        public int Count => labels.Length;

        public int Ticks => 1;

        public EncodedSample[] Encode(int sample) => [];

        public int Label(int sample) => labels[sample];
    }

    static SampleResult[] Results(params int[][] counts) => [.. counts.Select(c => new SampleResult(c, c, new double[c.Length], []))];

    [Fact]
    public void Of_FourSamples_CountsEverything()
    {
        var accuracy = Accuracy.Of(
            Results([5, 0, 0], [0, 5, 0], [0, 5, 0], [2, 2, 0], [0, 0, 1]), new Labels(0, 1, 2, 1, -1), Decoder.SpikeCount);

        accuracy.Predictions.Should().Equal(0, 1, 1, 0, 2);
        (accuracy.Samples, accuracy.Correct, accuracy.Ties, accuracy.Classes).Should().Be((4, 2, 1, 3));
        accuracy.Share.Should().Be(0.5);
        accuracy.Confusion(2, 1).Should().Be(1);
        accuracy.Confusion(1, 0).Should().Be(1);
        accuracy.Confusion(2, 2).Should().Be(0);
    }

    // Worked with z = 1.959964. 0 of 10: high = z²/(n + z²) = 3.841459/13.841459 = 0.277533.
    [Fact]
    public void Interval_NothingCorrect_StartsAtZero()
    {
        var (low, high) = Accuracy.Of(
            Results([.. Enumerable.Repeat(new[] { 1, 0 }, 10)]), new Labels([.. Enumerable.Repeat(1, 10)]), Decoder.SpikeCount).Interval();

        low.Should().Be(0);
        high.Should().BeApproximately(0.277533, 1e-6);
    }

    [Fact]
    public void Interval_EverythingCorrect_EndsAtOne()
    {
        var (low, high) = Accuracy.Of(
            Results([.. Enumerable.Repeat(new[] { 1, 0 }, 10)]), new Labels(new int[10]), Decoder.SpikeCount).Interval();

        low.Should().BeApproximately(1 - 0.277533, 1e-6);
        high.Should().Be(1);
    }

    // Half of 10: centre 0.5, half width z/(1 + z²/n) · √(0.025 + z²/400) = 0.263406.
    [Fact]
    public void Interval_HalfCorrect_IsSymmetric()
    {
        var labels = Enumerable.Range(0, 10).Select(i => i % 2).ToArray();
        var (low, high) = Accuracy.Of(Results([.. Enumerable.Repeat(new[] { 1, 0 }, 10)]), new Labels(labels), Decoder.SpikeCount).Interval();

        low.Should().BeApproximately(0.236593, 1e-5);
        high.Should().BeApproximately(0.763407, 1e-5);
    }

    [Fact]
    public void Of_NoResults_KnowsNothing() =>
        Accuracy.Of([], new Labels(), Decoder.SpikeCount).Interval().Should().Be((0, 1));
}
