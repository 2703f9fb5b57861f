using NeuroChip.Data.Encoding;

namespace NeuroChip.Data.Tests.Encoding;

public class LatencyEncoderTests
{
    // max 10, 6 ticks: tick = ⌊((10 − v)·5 + 5)/10⌋: 10 → 0, 9 → 1, 5 → 3, 1 → 5.
    [Fact]
    public void Encode_HandWorkedValues_SpikesOnceTheLargestFirst()
    {
        var sample = new LatencyEncoder().Encode([1, 10, 0, 5, 9, 10], 10, 6, 0);

        sample.TickStart.Should().Equal(0, 2, 3, 3, 4, 4, 5);
        sample.Elements.Should().Equal(1, 5, 4, 3, 0);
        sample.Values.Should().BeEmpty();
    }

    [Fact]
    public void Encode_OneTick_PutsEverySpikeIntoIt() =>
        new LatencyEncoder().Encode([1, 0, 255], 255, 1, 0).ElementsAt(0).ToArray().Should().Equal(0, 2);
}
