using NeuroChip.Core.Hardware;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Tests.Timing;

/// <summary>The hops that are priced are the links that packets cross, whatever the routes; and what the flit simulation saw of them.</summary>
public class RoutedTrafficTests
{
    const int Ticks = 9, PacketFlits = 2;

    [Theory]
    [InlineData(RoutingRule.Xy, false, MeshTopology.Mesh)]
    [InlineData(RoutingRule.Yx, false, MeshTopology.Mesh)]
    [InlineData(RoutingRule.WestFirst, false, MeshTopology.Mesh)]
    [InlineData(RoutingRule.Xy, true, MeshTopology.Mesh)]
    [InlineData(RoutingRule.Yx, true, MeshTopology.Mesh)]
    [InlineData(RoutingRule.Xy, false, MeshTopology.Torus)]
    [InlineData(RoutingRule.Xy, true, MeshTopology.Torus)]
    public void Hops_AnyRouting_AreTheLinksThatFlitsCrossed(RoutingRule routing, bool multicast, MeshTopology topology)
    {
        var plan = ExecutionPlan.From(TestImages.Recurrent(dense: true, Profile(routing, multicast, topology)));
        var timing = new TimingRun(plan, TimingMode.Flit, Ticks);

        var record = ChipEmulator.Run(plan, TestSamples.Random(samples: 4, Ticks, inputs: [20], oneIn: 3, values: 3, seed: 8), new() { Threads = 2 }, timing.Probe);

        var events = record.TotalEvents();
        var traffic = timing.Report().Traffic;
        traffic.Where(link => LinkTally.IsAlongX(link.Link)).Sum(link => link.Packets).Should().Be(events[EventKind.HopX]).And.BePositive();
        traffic.Where(link => !LinkTally.IsAlongX(link.Link)).Sum(link => link.Packets).Should().Be(events[EventKind.HopY]).And.BePositive();

        // Of routes that do not choose as they go, every single link is known without a simulation.
        if (routing != RoutingRule.WestFirst)
        {
            var loads = TrafficLoads.Count(plan, record.ActivationsByUnit);
            traffic.Select(link => (link.Link, link.Packets)).Should().Equal(loads.Used.Order().Select(link => (link, loads[link])));
        }
    }

    [Fact]
    public void Hops_Multicast_AreFewerAndEveryCoreStillReceives()
    {
        var (each, tree) = (Events(multicast: false), Events(multicast: true));

        tree[EventKind.PacketReceived].Should().Be(each[EventKind.PacketReceived]);
        tree[EventKind.PacketSent].Should().BeLessThan(each[EventKind.PacketSent]).And.BePositive();
        tree[EventKind.HopX].Should().BeLessThan(each[EventKind.HopX]).And.BePositive();
        each[EventKind.PacketSent].Should().Be(each[EventKind.PacketReceived]);
    }

    static Core.Runs.EventCounts Events(bool multicast)
    {
        var image = TestImages.Recurrent(dense: true, Profile(RoutingRule.Xy, multicast, MeshTopology.Mesh));
        return ChipEmulator.Run(image, TestSamples.Random(samples: 4, Ticks, inputs: [20], oneIn: 3, values: 3, seed: 8), new()).TotalEvents();
    }

    static HardwareProfile Profile(RoutingRule routing, bool multicast, MeshTopology topology) => TestProfiles.Plain with
    {
        Mesh = new(Width: 4, Height: 3, CoresPerTile: 1, topology),
        Noc = new() { ClockHertz = 1e9, Routing = routing, Multicast = multicast, PacketFlits = PacketFlits },
        Latency = [new() { Event = EventKind.PacketSent, Value = 5e-9, How = Evidence.Assumed, Scope = PriceScope.PerTerm, Source = "t" }],
    };
}
