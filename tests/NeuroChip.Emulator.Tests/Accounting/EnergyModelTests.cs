using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Accounting;

namespace NeuroChip.Emulator.Tests.Accounting;

public class EnergyModelTests
{
    [Fact]
    public void Price_TwoEventsAndStaticPower_AddUpByHand()
    {
        // 10 synaptic events at 2 pJ, 3 hops at 5 pJ; 4 samples of 5 ticks at 1 ms and 1 mW: 20 pJ + 15 pJ + 20 µJ.
        var report = EnergyModel.Price(Image(tickSeconds: 1e-3), Record((EventKind.SynapticEvent, 10), (EventKind.HopX, 3)));

        report.Events.Select(term => (term.Component, term.Joules)).Should().Equal(("synapticEvent", 20e-12), ("hopX", 15e-12));
        report.Static.Single().Joules.Should().BeApproximately(20e-6, 1e-18);
        report.TotalJoules.Should().BeApproximately(20e-6 + 35e-12, 1e-18);
        report.Missing.Should().BeEmpty();
    }

    [Fact]
    public void Price_EventWithoutPrice_IsMissingAndNotZero() =>
        EnergyModel.Price(Image(tickSeconds: 1e-3), Record((EventKind.PacketSent, 1))).Missing.Should().Equal("packetSent");

    [Fact]
    public void Price_NoTimes_LeavesStaticEnergyOutAndSaysSo()
    {
        var report = EnergyModel.Price(Image(tickSeconds: null), Record((EventKind.SynapticEvent, 1)));

        report.Static.Should().BeEmpty();
        report.Missing.Should().ContainSingle().Which.Should().StartWith("static energy");
    }

    [Fact]
    public void Price_AllInEntry_StaysOutOfTheTotal()
    {
        var allIn = new PriceEntry { Event = EventKind.SynapticEvent, Value = 1, How = Evidence.Measured, Scope = PriceScope.AllIn, Source = "t" };
        var image = Image(tickSeconds: null);
        image = image with { Profile = image.Profile with { Energy = [allIn] } };

        var report = EnergyModel.Price(image, Record((EventKind.SynapticEvent, 7)));

        report.TotalJoules.Should().Be(0);
        report.AllIn.Single().Joules.Should().Be(7);
        report.Missing.Should().Equal("synapticEvent by itself (priced all-in)", "static energy (no times in the profile)");
    }

    static RunRecord Record(params (EventKind Kind, long Count)[] counts)
    {
        var events = new EventCounts();
        foreach (var (kind, count) in counts)
        {
            events[kind] = count;
        }

        var result = new SampleResult([], [], [], []);
        return new RunRecord { Results = [result, result, result, result], TicksPerSample = 5, SpikesByUnit = [], EventsByCore = [events] };
    }

    static ChipImage Image(double? tickSeconds) => new()
    {
        Network = "hand",
        Dt = 1e-3,
        Seed = 1,
        Inputs = [],
        Populations = [],
        Projections = [],
        Outputs = [],
        Cores = [new CoreImage { Core = 0, Neurons = [], Axons = [], Blocks = [] }],
        Profile = new HardwareProfile
        {
            Name = "test",
            Title = "test",
            Mesh = new MeshSpec(2, 1, 1, MeshTopology.Mesh),
            Core = new CoreSpec(),
            Synapse = new SynapseSpec { Storage = SynapseStorage.Crossbar, MinWeightBits = 1, MaxWeightBits = 8 },
            Neuron = new NeuronSpec { Family = "lif", StateBits = 24, ThresholdBits = 20 },
            Energy = [Price(EventKind.SynapticEvent, 2e-12), Price(EventKind.HopX, 5e-12)],
            StaticPower = ImmutableArray.Create(new PowerEntry { Name = "chip", Watts = 1e-3, How = Evidence.Assumed, Source = "t" }),
            TickSeconds = tickSeconds,
        },
    };

    static PriceEntry Price(EventKind kind, double joules) =>
        new() { Event = kind, Value = joules, How = Evidence.Assumed, Scope = PriceScope.PerTerm, Source = "t" };
}
