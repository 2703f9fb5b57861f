using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Tests.Mapping.References;
using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Compiler.Traffic;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Mapping;

/// <summary>Every mapping that is searched for is legal (Compile verifies it from the image), deterministic, no worse than in order, and spikes the same.</summary>
public class OptimizingMapperTests
{
    static readonly HardwareProfile Small = TestChips.Rram256 with
    {
        Mesh = new MeshSpec(5, 4, 1, MeshTopology.Mesh),
        Core = TestChips.Rram256.Core with { Neurons = 12 },
        Energy = [Price(EventKind.PacketSent, 111e-12), Price(EventKind.HopX, 3e-12), Price(EventKind.HopY, 4.2e-12)],
        Latency = [Price(EventKind.PacketSent, 5e-9), Price(EventKind.HopX, 4e-9), Price(EventKind.HopY, 6e-9)],
    };

    static readonly HardwareProfile Tiles = TestChips.Loihi with
    {
        Mesh = new MeshSpec(4, 3, 2, MeshTopology.Torus),
        Core = TestChips.Loihi.Core with { Neurons = 12, OutputAxons = 60, SynapseMemoryBits = 64 * 400 },
    };

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var objective in MappingObjective.Names.Append("energy=1,congestion=0.2"))
        {
            cases.Add("communities", "small", objective);
        }

        foreach (var network in new[] { "communities", "chain", "dense", "split" })
        {
            cases.Add(network, "small", "packets=1,hops=1");
            cases.Add(network, "tiles", "packets");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compile_WithAnObjective_IsLegalDeterministicAndNoWorse(string network, string chip, string objective)
    {
        var (net, profile) = (NetworkOf(network), chip == "small" ? Small : Tiles);
        var terms = MappingObjective.Parse(objective, out _)!;

        var first = net.Compile(profile, Asking(terms));
        var second = net.Compile(profile, Asking(terms));

        ImageHash.Of(second.Image).Should().Be(ImageHash.Of(first.Image));
        var (found, inOrder) = (first.Report.Mapping!.Mapping, first.Report.Mapping.InOrder!);
        if (terms.Weights.Count == 1)
        {
            Measure(terms.Weights.Keys.Single(), found).Should().BeLessThanOrEqualTo(Measure(terms.Weights.Keys.Single(), inOrder));
        }
    }

    [Theory]
    [InlineData("communities")]
    [InlineData("chain")]
    [InlineData("dense")]
    [InlineData("split")]
    public void Compile_AnyMapping_SpikesTheSame(string network)
    {
        var net = NetworkOf(network);
        var inputs = Enumerable.Range(0, 12).Select(tick => Enumerable.Range(0, net.Inputs.First().Size).Select(i => (tick + i) % 3 == 0 ? 1 : 0).ToArray()).ToArray();

        var inOrder = new ImageInterpreter(net.Image(Small)).Run(inputs);
        var found = new ImageInterpreter(net.Image(Small, Asking(MappingObjective.Of(MappingTerm.Hops)))).Run(inputs);

        found.Should().BeEquivalentTo(inOrder, options => options.WithStrictOrdering());
        inOrder.SelectMany(spikes => spikes).Sum().Should().BePositive();
    }

    // Six communities of 12 on cores of 12: one each, and only the stray synapse of each neuron leaves its core.
    [Fact]
    public void Compile_Communities_AreFoundAgain()
    {
        var found = MappedNets.Communities(6, 12).Compile(Small, Asking(MappingObjective.Of(MappingTerm.Packets))).Report.Mapping!;

        found.Mapping.Packets.Should().BeLessThanOrEqualTo(72);
        found.InOrder!.Packets.Should().BeGreaterThan(200);
    }

    // 30 neurons whose sets of parameters all differ: 40 fit one core of the chip, but only 8 sets do.
    [Fact]
    public void Compile_NeuronConfigurations_SpreadOverCores()
    {
        var profile = TestChips.Loihi with { Core = TestChips.Loihi.Core with { NeuronConfigurations = 8 } };
        var (input, neurons) = (Input("in", 4), Of("n", Lif() with { VThreshold = new ParameterValues([.. Enumerable.Range(1, 30).Select(i => 1 + (i / 8.0))]) }, 30));
        var network = Network([input, neurons], [RandomDense(input, neurons, 1, 3)], "n");

        network.Image(profile).Cores.Should().HaveCount(4);
        network.Image(profile, Asking(MappingObjective.Of(MappingTerm.Packets))).Cores.Should().HaveCountGreaterThanOrEqualTo(4);
    }

    [Fact]
    public void Compile_StoppedAtOnce_StillGivesALegalMapping()
    {
        var request = new MappingRequest { Objective = MappingObjective.Of(MappingTerm.Hops), ShouldStop = () => true };

        var result = MappedNets.Communities(6, 12).Compile(Small, new CompileOptions { Mapping = request });

        result.Report.Mapping!.Mapping.Hops.Should().BeLessThanOrEqualTo(result.Report.Mapping.InOrder!.Hops);
    }

    // A ring in order on a line of cores, as wide as the mesh: the same sets of neurons on a square cost less, which too little work must not lose again.
    [Fact]
    public void Compile_TooLittleWorkToCoolDown_KeepsTheBestThatWasReported()
    {
        var best = double.PositiveInfinity;
        var ring = ReferenceNet.Ring(3000, 200, 12, 24);
        var request = new MappingRequest { Objective = MappingObjective.Of(MappingTerm.Hops), Effort = 1, Progress = (_, cost) => best = Math.Min(best, cost) };
        var profile = TestChips.Loihi with { Mesh = new MeshSpec(144, 12, 1, MeshTopology.Mesh), Core = new CoreSpec { Neurons = 24 } };

        var report = ring.ToGraph().Compile(profile, new CompileOptions { Mapping = request }).Report.Mapping!;

        report.Mapping.Hops.Should().BeLessThanOrEqualTo(Math.Min(1, best + 1e-9) * report.InOrder!.Hops);
    }

    [Fact]
    public void Compile_Rates_CountWhatSpikes()
    {
        var rates = MappingRequest.NoRates.Add("n", [0.5]);
        var request = new MappingRequest { Objective = MappingObjective.Of(MappingTerm.Packets), Rates = rates };
        var net = MappedNets.Communities(6, 12);

        var halved = net.Compile(Small, new CompileOptions { Mapping = request }).Report.Mapping!;
        var whole = net.Compile(Small, Asking(MappingObjective.Of(MappingTerm.Packets))).Report.Mapping!;

        halved.InOrder!.Packets.Should().Be(whole.InOrder!.Packets / 2);
    }

    static NetworkGraph NetworkOf(string name) => name switch
    {
        "communities" => MappedNets.Communities(6, 12),
        "chain" => MappedNets.Chain(4, 24),
        "dense" => Layers(20, 30, 12),
        _ => Network([Input("in", 300), Of("n", Lif(), 24)], [RandomDense(Input("in", 300), Of("n", Lif(), 24), 0.5, 1)], "n"),
    };

    static CompileOptions Asking(MappingObjective objective) => new() { Mapping = new MappingRequest { Objective = objective, Effort = 1 } };

    static double Measure(MappingTerm term, MappingFigures figures) => term switch
    {
        MappingTerm.Packets => figures.Packets,
        MappingTerm.Hops => figures.Hops,
        MappingTerm.Multicast => figures.MulticastHops,
        MappingTerm.Energy => figures.EnergyJoules,
        MappingTerm.Latency => figures.LatencySeconds,
        MappingTerm.Balance => figures.BusiestCoreEvents,
        _ => figures.BusiestLinkPackets,
    };

    static PriceEntry Price(EventKind kind, double value) =>
        new() { Event = kind, Value = value, How = Evidence.Assumed, Scope = PriceScope.PerTerm, Source = "test" };
}
