using NeuroChip.Core.Random;
using NeuroChip.Data.Encoding;

namespace NeuroChip.Data.Tests.Encoding;

public class PoissonEncoderTests
{
    [Fact]
    public void Encode_LargestValueAtFullRate_AlwaysFires()
    {
        var sample = new PoissonEncoder(1, 1).Encode([255, 0], 255, 50, 0);

        sample.Elements.Should().Equal(Enumerable.Repeat(0, 50));
    }

    // Probability 1/4: fires where the addressed 32 bits are below 2^30.
    [Fact]
    public void Encode_Value_FiresWhereTheAddressedBitsSay()
    {
        var expected = Enumerable.Range(0, 1000)
            .Where(tick => Philox.Bits(9, RandomStream.InputEncoding, 3, (uint)tick, 42) < 1u << 30).ToArray();

        var sample = new PoissonEncoder(9, 0.5).Encode([0, 0, 0, 128], 256, 1000, 42);

        Enumerable.Range(0, 1000).Where(tick => sample.ElementsAt(tick).Length == 1).Should().Equal(expected);
        expected.Length.Should().BeInRange(200, 300);
    }

    [Fact]
    public void Encode_OtherSampleOrSeed_GivesOtherSpikes()
    {
        byte[] values = [100, 150, 200];
        var encoder = new PoissonEncoder(1, 1);

        encoder.Encode(values, 255, 100, 0).Elements.Should().NotEqual(encoder.Encode(values, 255, 100, 1).Elements);
        encoder.Encode(values, 255, 100, 0).Elements.Should().NotEqual(new PoissonEncoder(2, 1).Encode(values, 255, 100, 0).Elements);
    }
}
