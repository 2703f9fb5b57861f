using NeuroChip.Data.Encoding;

namespace NeuroChip.Data.Tests.Encoding;

public class RateEncoderTests
{
    // max 4, so accumulators start at ⌊3/2⌋ = 1.
    //   value 0: 1 1 1 1 …                      never
    //   value 1: 2 3 4→0* 1 2                   tick 2
    //   value 3: 4→0* 3 6→2* 5→1* 4→0*          ticks 0, 2, 3, 4
    //   value 4: 5→1* every tick
    [Fact]
    public void Encode_HandWorkedValues_SpikesInTheseTicks()
    {
        var sample = new RateEncoder().Encode([0, 1, 3, 4], 4, 5, 0);

        sample.TickStart.Should().Equal(0, 2, 3, 6, 8, 10);
        sample.Elements.Should().Equal(2, 3, 3, 1, 2, 3, 2, 3, 2, 3);
        sample.Values.Should().BeEmpty();
        sample.ValueScale.Should().Be(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(255)]
    public void Encode_EveryValue_EmitsTheClosedFormOfItsCount(int maximum)
    {
        const int Ticks = 25;
        var values = Enumerable.Range(0, maximum + 1).Select(v => (byte)v).ToArray();

        var counts = new RateEncoder().Encode(values, maximum, Ticks, 0).Elements.CountBy(e => e).ToDictionary();

        foreach (var value in values)
        {
            counts.GetValueOrDefault(value).Should().Be((((maximum - 1) / 2) + (Ticks * value)) / maximum);
        }
    }
}
