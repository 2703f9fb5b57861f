using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Compiler.Traffic;
using NeuroChip.Core.Hardware;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Mapping;

public class TrafficMeterTests
{
    // Cores of two neurons on a mesh of three columns: a = (0, 0), b0 = (1, 0), b1 = (2, 0), b2 = (0, 1), the last two neurons of c with b2… in order:
    // layer1 (2 neurons) fills core 0; layer2 (6 neurons) fills cores 1, 2, 3 at (1, 0), (2, 0), (0, 1). Each neuron of layer1 reaches all three:
    // 3 messages over 1 + 2 + 1 = 4 links. As a tree the ways to (1, 0) and (2, 0) share a link: 3 links.
    [Fact]
    public void Figures_AForkingMessage_IsCountedBothWays()
    {
        var profile = TestChips.Rram256 with
        {
            Mesh = new MeshSpec(3, 2, 1, MeshTopology.Mesh),
            Core = TestChips.Rram256.Core with { Neurons = 2 },
            Energy = [new PriceEntry { Event = EventKind.PacketSent, Value = 10, How = Evidence.Assumed, Scope = PriceScope.PerTerm, Source = "test" }],
        };

        var figures = TrafficMeter.Of(Layers(1, 2, 6).Image(profile)).Figures();

        figures.Packets.Should().Be(6);
        figures.Hops.Should().Be(8);
        figures.MulticastHops.Should().Be(6);
        figures.EnergyJoules.Should().Be(60);
        figures.LongestWay.Should().Be(2);
        figures.BusiestLinkPackets.Should().Be(4, "the link from (0, 0) to the east carries the messages to two cores from two neurons");
        figures.BusiestCoreEvents.Should().Be(4, "2 sources × 2 neurons");
    }

    [Fact]
    public void Between_OnATorus_TakesTheShortWayRound() =>
        Routes.Between(new MeshSpec(5, 1, 1, MeshTopology.Torus), 0, 4).Should().Equal([1], "from tile 0 to the west");
}
