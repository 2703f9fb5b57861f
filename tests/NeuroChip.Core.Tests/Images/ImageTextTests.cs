using NeuroChip.Core.Images;

namespace NeuroChip.Core.Tests.Images;

public class ImageTextTests
{
    [Fact]
    public void Write_SmallImage_IsReadable()
    {
        using var writer = new StringWriter();
        ImageText.Write(ImageSamples.Small(), writer, weights: true);

        var text = writer.ToString();

        text[text.IndexOf('\n')..].Should().Be("""

            network small, tick 0.001 s, seed 18446744073709551615
            profile test: 2×1 tiles of 1 cores, 2 cores used
            outputs b

            input in 2: units 0…1, values to 15, scale 0.5

            population a 1x1x3: units 2…4, family lif, first tick 1
              state unit 0.125…0.5 (3 values)
              bias 0
              threshold 3…5 (3 values)

            population b 1: units 5, family lif, first tick 2
              state unit 1
              threshold 1

            projection 0 in-a: units 0…1 to a
              4 bits Mixed, exponent 1, port 0, delays to 0, code 1

            projection 1 a-b: units 2…4 to b
              8 bits Mixed, exponent 0, port 0, delays to 3, code 1
              learns every 4 ticks: dw = x1*y0

            core 0 at tile (0, 0): 3 neurons, 2 axons, 6 synapses
              neurons a[0…2]
              axons in[0…1]
              block of projection 0: axons 0…1 to a[0…2], dense, 6 synapses
                0: 1 -2 3
                1: -4 5 -6

            core 1 at tile (1, 0): 1 neurons, 2 axons, 3 synapses
              neurons b[0]
              axons a[0]
              axons a[2], delay 1
              block of projection 1: axons 0…1 to b[0], sparse, 3 synapses
                0: 0:7
                1: 0:8+1 0:9+2

            """);
    }

    [Fact]
    public void Find_NeuronByName_GivesSomaAndAxons()
    {
        var place = new ImageWhere(ImageSamples.Small()).Find("a", 2)!;

        (place.Name, place.Unit, place.Core, place.LocalIndex).Should().Be(("a[2]", 4, 0, 2));
        place.Feeds.Should().Equal(new AxonPlace(Core: 1, Axon: 1, DelayTicks: 1));
    }

    [Fact]
    public void Find_PlaceOnCore_GivesTheNameBack() => new ImageWhere(ImageSamples.Small()).Find(core: 1, localIndex: 0)!.Name.Should().Be("b[0]");

    [Theory]
    [InlineData("a", 3)]
    [InlineData("a", -1)]
    [InlineData("c", 0)]
    public void Find_NoSuchElement_IsNull(string name, int index) => new ImageWhere(ImageSamples.Small()).Find(name, index).Should().BeNull();
}
