using NeuroChip.Data.Encoding;

namespace NeuroChip.Data.Tests.Encoding;

public class ConstantEncoderTests
{
    [Fact]
    public void Encode_Values_RepeatsTheCodesEveryTick()
    {
        var sample = new ConstantEncoder().Encode([0, 5, 16], 16, 2, 0);

        sample.TickStart.Should().Equal(0, 2, 4);
        sample.Elements.Should().Equal(1, 2, 1, 2);
        sample.Values.Should().Equal(5, 16, 5, 16);
        sample.ValueScale.Should().Be(1.0 / 16);
    }
}
