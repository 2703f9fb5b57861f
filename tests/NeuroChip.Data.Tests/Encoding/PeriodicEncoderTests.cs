using NeuroChip.Data.Encoding;

namespace NeuroChip.Data.Tests.Encoding;

public class PeriodicEncoderTests
{
    const int Ticks = 10_000;

    // A full value at rate 0.1: a spike every 10 ticks, so 1000 in 10,000; half the value half as many; 0 none.
    [Fact]
    public void Encode_Values_SpikeInProportion()
    {
        var counts = Times(new PeriodicEncoder(1, 0.1), [255, 0, 128]).Select(times => times.Count).ToArray();
        counts[0].Should().BeInRange(990, 1010);
        counts[1].Should().Be(0);
        counts[2].Should().BeInRange(492, 512);
    }

    // Intervals of 50 ticks, off by 5: with whole ticks at both ends the deviation is √(5² + 2/12) = 5.02.
    [Fact]
    public void Encode_Intervals_VaryByATenth()
    {
        var times = Times(new PeriodicEncoder(3, 0.02), [200, 200, 200, 200], maximum: 200);
        var intervals = times.SelectMany(own => own.Zip(own.Skip(1), (a, b) => (double)(b - a))).ToArray();
        intervals.Average().Should().BeApproximately(50, 0.6);
        Math.Sqrt(intervals.Average(interval => (interval - 50) * (interval - 50))).Should().BeApproximately(5.02, 0.5);
    }

    [Fact]
    public void Encode_Phases_DifferFromElementToElement() =>
        Times(new PeriodicEncoder(1, 0.01), [.. Enumerable.Repeat((byte)255, 40)]).Select(times => times[0]).Distinct().Count().Should().BeGreaterThan(25);

    [Fact]
    public void Encode_SeedOrSample_GivesOtherSpikes()
    {
        byte[] values = [255, 90];
        var one = new PeriodicEncoder(1, 0.2).Encode(values, 255, 100, 0);
        new PeriodicEncoder(1, 0.2).Encode(values, 255, 100, 0).Elements.Should().Equal(one.Elements);
        new PeriodicEncoder(2, 0.2).Encode(values, 255, 100, 0).TickStart.Should().NotEqual(one.TickStart);
        new PeriodicEncoder(1, 0.2).Encode(values, 255, 100, 1).TickStart.Should().NotEqual(one.TickStart);
    }

    // At rate 1 the mean interval is one tick; none is shorter, so no element spikes twice in a tick.
    [Fact]
    public void Encode_FullRate_SpikesAtMostOnceATick()
    {
        var times = Times(new PeriodicEncoder(1, 1), [255])[0];
        times.Should().OnlyHaveUniqueItems().And.BeInAscendingOrder();
    }

    static List<int>[] Times(PeriodicEncoder encoder, byte[] values, int maximum = 255)
    {
        var sample = encoder.Encode(values, maximum, Ticks, 0);
        var times = values.Select(_ => new List<int>()).ToArray();
        for (var tick = 0; tick < Ticks; tick++)
        {
            for (var i = sample.TickStart[tick]; i < sample.TickStart[tick + 1]; i++)
            {
                times[sample.Elements[i]].Add(tick);
            }
        }

        return times;
    }
}
