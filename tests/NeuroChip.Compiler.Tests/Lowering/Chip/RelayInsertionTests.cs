using NeuroChip.Compiler.Lowering.Chip;
using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Hardware;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Lowering.Chip;

/// <summary>Relays: sums of parts of the inputs, passed on in whole thresholds.</summary>
public class RelayInsertionTests
{
    static readonly CompileOptions Allowed = new() { AllowRelays = true };

    static HardwareProfile Chip(int axons) => TestChips.Rram256 with { Core = TestChips.Rram256.Core with { InputAxons = axons, PartialSums = false } };

    // 300 inputs of both signs: two parts of 150 each, two signs, two neurons.
    [Fact]
    public void Compile_FanInBeyondACore_IsRelayedInParts()
    {
        var result = Layers(300, 2, 3).Compile(Chip(256), Allowed);

        result.Report.Inserted.Should().Equal(new InsertedPopulation("layer1.relays", InsertionKind.Relays, "layer1", 8));
        result.Image.Populations.Select(p => (p.Name, p.FirstTick)).Should().Equal(("layer1", 2), ("layer2", 3), ("layer1.relays", 1));
        result.Image.Cores.Should().OnlyContain(core => core.Axons.Length <= 256);
    }

    [Fact]
    public void Compile_FanInThatFits_IsLeftAlone() => Layers(256, 2).Compile(Chip(256), Allowed).Report.Inserted.Should().BeEmpty();

    [Fact]
    public void Compile_RelaysBeyondACore_AreRelayedAgain()
    {
        var result = Layers(100, 1).Compile(Chip(8), Allowed);

        result.Report.Inserted.Should().HaveCountGreaterThan(1);
        result.Image.Cores.Should().OnlyContain(core => core.Axons.Length <= 8);
    }

    // 16 weights of 1 and 12 of −1, an eighth of them active in every tick: 1/2 a tick is left, 160 in all and a spike for every 8. Relays of both signs pass it on but
    // for less than a threshold each, an eighth of 8, and what waits for its turn.
    [Fact]
    public void Run_SteadyInput_IsPassedOnWhole()
    {
        var (input, n) = (Input("in", 28), Of("n", new Core.Networks.IfModel { VThreshold = 8 }, 1));
        var weights = Enumerable.Range(0, 28).Select(i => i % 7 < 4 ? 1.0 : -1.0).ToArray();
        var network = Network([input, n], [Dense(input, n, weights)], "n").With(d => d with { Reset = Core.Networks.ResetKind.Subtract });
        int[][] inputs = [.. Enumerable.Range(0, 320).Select(tick => Enumerable.Range(0, 28).Select(i => (i + (3 * tick)) % 8 == 0 ? 1 : 0).ToArray())];
        var chip = Chip(14) with { Neuron = TestChips.Rram256.Neuron with { MaxSpikesPerTick = 1 } };

        var plain = new ImageInterpreter(network.Image(TestChips.Rram256)).Run(inputs).Sum(step => step[0]);
        var relayed = new ImageInterpreter(network.Image(chip, Allowed)).Run(inputs).Sum(step => step[0]);

        plain.Should().BeInRange(18, 20);
        relayed.Should().BeInRange(plain - 1, plain + 1);
    }

    [Fact]
    public void Compile_FanInOnACycle_SaysWhyNoRelaysHelp()
    {
        var a = Of("a", Lif(), 20);
        var network = Network([Input("in", 1), a], [RandomDense(Input("in", 1), a, 1, 1), RandomDense(a, a, 1, 2)], "a");

        network.Diagnostics(Chip(16), Allowed).Should().ContainSingle().Which.Message.Should().Be(
            "Neuron a[0] needs 21 input axons, 'rram-256' has 16, and relay populations cannot be inserted: "
            + "projection 'a-a' lies on a cycle, where a tick more would change what the network computes.");
    }

    // The tick of the relays is made up for on the way around them, which needs delays.
    [Fact]
    public void Compile_SkipAroundRelays_WaitsForThem()
    {
        var (input, a, b) = (Input("in", 20), Of("a", Lif(), 2), Of("b", Lif(), 2));
        var network = Network([input, a, b], [RandomDense(input, a, 1, 1), RandomDense(a, b, 1, 2), OneToOneOfTwo(input, b)], "b");

        network.Image(Chip(16), Allowed).Projections.Single(p => p.Name == "in-b").MaxDelayTicks.Should().Be(2);
        var stiff = Chip(16) with { Synapse = TestChips.Rram256.Synapse with { MaxDelayTicks = 1 } };
        network.Diagnostics(stiff, Allowed).Last().Message.Should().Be(
            "Projection 'in-b' needs delays of 2 ticks to wait for 'a.relays', which the compiler inserted; 'rram-256' allows 1. Smallest change that fits: synapse.maxDelayTicks=2.");
    }

    static Core.Networks.Projection OneToOneOfTwo(Core.Networks.Population from, Core.Networks.Population to) =>
        Connect(from, to, Core.Networks.Stages.SparseStage.FromList(from.Shape, to.Shape, [0, 1], [0, 1], [1, 1], []));
}
