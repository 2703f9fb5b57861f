using NeuroChip.Compiler.Profiles;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Tests.Profiles;

/// <summary>The shipped numbers against the arithmetic that their sources publish.</summary>
public class ShippedProfileTests
{
    [Fact]
    public void Names_AreTheShippedProfiles() => ProfileCatalog.Names.Should().Equal(
        "course-4core", "darwin3", "dynap-se", "loihi-davies2018", "loihi-fit2025", "morphic", "odin", "reckon", "rram-256", "rram-64", "rram-learning", "spinnaker1", "spinnaker2", "truenorth",
        "xylo-a2");

    // Davies 2018, Table 2: a chip step with all 131,072 neurons idle costs 6.82 µJ, with all active 10.6 µJ.
    [Fact]
    public void LoihiDavies_FullChipStep_CostsWhatTheTableGives()
    {
        var profile = Load("loihi-davies2018");
        var neurons = profile.Mesh.Cores * profile.Core.Neurons!.Value;

        neurons.Should().Be(131_072);
        (neurons * Energy(profile, EventKind.NeuronIdle)).Should().BeApproximately(6.82e-6, 0.005e-6);
        (neurons * Energy(profile, EventKind.NeuronActive)).Should().BeApproximately(10.6e-6, 0.05e-6);
    }

    [Theory]
    [InlineData("loihi-davies2018", 1, 113e-9)]
    [InlineData("loihi-davies2018", 32, 465e-9)]
    [InlineData("loihi-fit2025", 2, 1.0e-6)]
    [InlineData("loihi-fit2025", 3, 1.2e-6)] // half way between 2 and 4 tiles
    [InlineData("loihi-fit2025", 32, 1.8e-6)] // beyond the last point
    public void Loihi_Barrier_DependsOnTiles(string name, int tiles, double seconds) =>
        Load(name).Latency.Single(p => p.Event == EventKind.Barrier).ValueAt(tiles).Should().BeApproximately(seconds, 1e-15);

    [Fact]
    public void LoihiFit_SumsOfTerms_AreTheActiveNeuron() =>
        Energy(Load("loihi-fit2025"), EventKind.NeuronActive).Should().BeApproximately(51.2e-12 + 21.6e-12, 1e-24);

    [Fact]
    public void Loihi_StaticPower_IsOneThirtySecondOfTheSystem()
    {
        var chip = Load("loihi-fit2025").StaticPower.Should().ContainSingle().Subject;

        chip.Watts.Should().BeApproximately(3.34 / 32, 0.05e-3);
        chip.Alternatives.Should().ContainSingle().Which.Watts.Should().Be(29e-3);
    }

    // Merolla 2014 without spikes: static power and row reads together are the 42 mW measured.
    [Fact]
    public void TrueNorth_FloorAndRowReads_AddUpToTheMeasuredChip()
    {
        var profile = Load("truenorth");
        var rows = profile.Mesh.Cores * profile.Core.Neurons!.Value / profile.TickSeconds!.Value;

        (rows * Energy(profile, EventKind.NeuronRowRead)).Should().BeApproximately(20.2e-3, 0.05e-3);
        (profile.StaticPower.Single().Watts + (rows * Energy(profile, EventKind.NeuronRowRead))).Should().BeApproximately(42e-3, 0.1e-3);
        profile.Energy.Single(p => p.Scope == PriceScope.AllIn).Event.Should().Be(EventKind.SynapticEvent);
    }

    // Volts · siemens · seconds: one cell of the pair at (1 + 40) / 2 µS, the other at 1 µS, 0.2 V, 10 ns.
    [Theory]
    [InlineData("rram-256")]
    [InlineData("rram-64")]
    public void Rram_SynapticEvent_FollowsFromTheDevice(string name)
    {
        var profile = Load(name);

        Energy(profile, EventKind.SynapticEvent).Should().BeApproximately((20.5e-6 + 1e-6) * 0.2 * 0.2 * 10e-9, 1e-20);
        Energy(profile, EventKind.ColumnConversion).Should().BeApproximately(2e-3 / 1.28e9, 1e-20);
        profile.StaticPower.Should().BeEmpty("none is published");
    }

    [Theory]
    [InlineData("rram-256", 256, 128, 1024)]
    [InlineData("rram-64", 64, 32, 256)]
    public void Rram_Pairs_GiveHalfTheColumns(string name, int axons, int neurons, int cores)
    {
        var profile = Load(name);

        profile.Core.InputAxons.Should().Be(axons);
        profile.Core.Neurons.Should().Be(neurons).And.Be(profile.Crossbar!.WeightColumns);
        profile.Mesh.Cores.Should().Be(cores);
    }

    [Theory]
    [InlineData("rram-256")]
    [InlineData("rram-64")]
    [InlineData("loihi-fit2025")]
    public void EveryWeightWidth_CanBeSet(string name)
    {
        for (var bits = 1; bits <= 8; bits++)
        {
            Load(name, new ProfileOverride("quantization.weightBits", $"{bits}")).Quantization.WeightBits.Should().Be(bits);
        }
    }

    [Fact]
    public void Rram_NarrowCells_TakeNarrowWeights() =>
        Load("rram-256", new("crossbar.cellBits", "4"), new("quantization.weightBits", "5")).Crossbar!.CellBits.Should().Be(4);

    // A spike that is encoded, routed to one other core, broadcast there and answered by 10 synapses, at 1.8 V and at 1.3 V.
    [Theory]
    [InlineData(false, 12_206e-12)]
    [InlineData(true, 3_305e-12)]
    public void DynapSe_OneSpike_CostsTheSumOfItsEventsAtEitherVoltage(bool atLowVoltage, double joules)
    {
        ProfileOverride[] use = atLowVoltage ? [.. DynapSeEvents.Select(name => new ProfileOverride($"energy.{name}.use", "at-1300mv"))] : [];
        var profile = Load("dynap-se", use);

        double Price(EventKind kind) => profile.Energy.Single(p => p.Event == kind).InForce.Value;
        (Price(EventKind.NeuronSpike) + Price(EventKind.PacketSent) + Price(EventKind.PacketInTile) + Price(EventKind.AxonRead) + (10 * Price(EventKind.SynapticEvent)))
            .Should().BeApproximately(joules, 1e-20);
        profile.StaticPower.Should().BeEmpty("none is published");
    }

    static readonly string[] DynapSeEvents = ["neuronSpike", "packetSent", "packetInTile", "axonRead", "synapticEvent"];

    [Fact]
    public void Course_StaticPower_IsOnePicojoulePerCoreAndTick()
    {
        var profile = Load("course-4core");

        (profile.StaticPower.Single().Watts * profile.TickSeconds!.Value).Should().BeApproximately(1e-12, 1e-24);
        profile.StaticPower.Single().PerCore.Should().BeTrue();
        profile.Energy.Should().OnlyContain(p => p.How == Evidence.Assumed);
    }

    [Fact]
    public void Xylo_HasLimitsOnly()
    {
        var profile = Load("xylo-a2");

        profile.Energy.Should().BeEmpty();
        profile.StaticPower.Should().BeEmpty();
        (profile.Core.SynapseMemoryBits / 8).Should().Be(64_000);
    }

    // 48 idle chips of 0.35 W are less than the board, which has more on it; a packet of 40 bits at 25 pJ.
    [Fact]
    public void SpiNNaker1_BoardAndPacket_AreThoseOfItsTools()
    {
        var profile = Load("spinnaker1");
        var board = profile.StaticPower.Single(power => power.Name == "board");

        board.Watts.Should().BeGreaterThan(48 * board.Alternatives.Single().Watts);
        Energy(profile, EventKind.PacketSent).Should().BeApproximately(40 * 25e-12, 1e-20);
        profile.Energy.Single(p => p.Event == EventKind.SynapticEvent).Alternatives.Single().Scope.Should().Be(PriceScope.AllIn);
    }

    [Theory]
    [InlineData("darwin3", 5.47e-12)]
    [InlineData("morphic", 30e-12)]
    [InlineData("reckon", 5.3e-12)]
    public void AllInChips_HaveOneEnergyAndNoTerms(string name, double joules)
    {
        var price = Load(name).Energy.Should().ContainSingle().Subject;

        (price.Event, price.Scope, price.Value).Should().Be((EventKind.SynapticEvent, PriceScope.AllIn, joules));
    }

    // Neither paper's event is derived from the other's: 11.3 mW / 2.684 G/s at 0.75 V, and 294 pJ a spike less its hops at 0.8 V.
    [Fact]
    public void TrueNorth_ContradictingEvents_BothStand()
    {
        var profile = Load("truenorth", new ProfileOverride("energy.synapticEvent.use", "term-from-65mw"));
        var price = profile.Energy.Single(p => p.Event == EventKind.SynapticEvent);

        price.InForce.Value.Should().BeApproximately((65e-3 - (42e-3 * Math.Pow(0.75 / 0.7, 3)) - 2.06e-3) / 2.684e9, 0.01e-12);
        price.Alternatives.Single(p => p.Alternative == "term-from-slope").Value
            .Should().BeApproximately(((0.308e-3 / 1048576) - (42.66 * 2.3e-12)) / 128, 0.01e-12);
    }

    static double Energy(HardwareProfile profile, EventKind kind) => profile.Energy.Single(p => p.Event == kind).Value;

    static HardwareProfile Load(string name, params ProfileOverride[] overrides)
    {
        var diagnostics = new DiagnosticBag();
        var profile = ProfileCatalog.Load(name, overrides, diagnostics);
        diagnostics.Items.Should().BeEmpty();
        return profile!;
    }
}
