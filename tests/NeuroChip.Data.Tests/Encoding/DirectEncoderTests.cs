using NeuroChip.Core.Networks;
using NeuroChip.Data.Encoding;

namespace NeuroChip.Data.Tests.Encoding;

public class DirectEncoderTests
{
    // Three steps of two elements: (0, 1), (1, 1), (1, 0).
    static byte[] Recording => [0, 1, 1, 1, 1, 0];

    [Fact]
    public void Encode_AsManyTicksAsSteps_GivesTheRows()
    {
        var sample = new DirectEncoder(3).Encode(Recording, 1, 3, 0);

        sample.TickStart.Should().Equal(0, 1, 3, 4);
        sample.Elements.Should().Equal(1, 0, 1, 0);
        sample.Values.Should().BeEmpty();
    }

    [Fact]
    public void Encode_MoreTicks_AreEmpty() => new DirectEncoder(3).Encode(Recording, 1, 5, 0).TickStart.Should().Equal(0, 1, 3, 4, 4, 4);

    [Fact]
    public void Encode_FewerTicks_DropsTheRest() => new DirectEncoder(3).Encode(Recording, 1, 2, 0).TickStart.Should().Equal(0, 1, 3);

    [Fact]
    public void Encode_CountsAboveOne_AreValues() => new DirectEncoder(1).Encode([0, 3, 1], 3, 1, 0).Values.Should().Equal(3, 1);

    [Fact]
    public void InputShape_OfRecording_LeavesTimeOut() => new DirectEncoder(256).InputShape(new Shape(256, 12)).Should().Be(new Shape(12));
}
