using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Lowering.Chip;

/// <summary>Splitters: every neuron keeps its destinations, every spike its step.</summary>
public class SplitterInsertionTests
{
    const int Ticks = 6;

    // A cycle without a delay; one in which nothing has a state (two codes, by where it shows).
    static readonly string[] Refusals = ["NC4006", "NC2090", "NC3001"];

    static HardwareProfile Chip(int neurons, int? destinations) => TestChips.Rram256 with
    {
        Core = TestChips.Rram256.Core with { Neurons = neurons, DestinationsPerNeuron = destinations },
    };

    // Three cores of the second layer: three copies of each of four neurons, which fill the cores in groups of three.
    [Fact]
    public void Compile_FanOutToThreeCores_CopiesEveryNeuronForEach()
    {
        var image = Layers(4, 4, 12).Image(Chip(4, 1));

        var splitters = image.Populations.Single(p => p.Name == "layer1.splitters");
        splitters.Count.Should().Be(12);
        image.Populations.Select(p => (p.Name, p.FirstTick)).Should().Equal(("layer1", 1), ("layer2", 3), ("layer1.splitters", 2));
        image.Cores.Where(core => core.Neurons.Contains(splitters.FirstUnit)).Should().ContainSingle().Which.Neurons.Should().HaveCount(3);
        Verify(image).Should().BeEmpty();
    }

    // With two destinations a neuron needs two copies for three cores, and sends to a core that holds both.
    [Fact]
    public void Compile_TwoDestinations_NeedFewerCopies() =>
        Layers(4, 4, 12).Image(Chip(4, 2)).Populations.Single(p => p.Name == "layer1.splitters").Count.Should().Be(8);

    // 12 copies of a neuron do not fit a core of 4: three copies of it feed the cores of these.
    [Fact]
    public void Compile_MoreCopiesThanACore_AreCopiedThemselves()
    {
        var image = Layers(2, 2, 48).Image(Chip(4, 1));

        image.Populations.Where(p => p.Name.StartsWith("layer1.splitters", StringComparison.Ordinal)).Should().HaveCountGreaterThan(1);
        Verify(image).Should().BeEmpty();
    }

    // Skips, delays, junctions and parallel ways: a tick more on one of them must be made up for on the others. Cycles without a delay refuse it.
    [Fact]
    public void Compile_RandomNetworksOnOneDestination_SpikeAsWithoutALimit()
    {
        var (split, spikes) = (0, 0);
        for (var seed = 0u; seed < 200; seed++)
        {
            var nets = new ExactNets(seed);
            var network = nets.Network();
            var inputs = nets.Inputs(network, Ticks);
            var findings = new DiagnosticBag();
            var limited = CompilerDriver.Compile(network, Chip(2, 1), new CompileOptions(), findings);
            if (limited is null)
            {
                Refusals.Should().Contain(findings.Items.First(d => d.Severity == Severity.Error).Descriptor.Code, $"seed {seed}");
                continue;
            }

            var free = network.Image(Chip(2, null));
            split += limited.Report.Inserted.IsEmpty ? 0 : 1;
            Verify(limited.Image).Should().BeEmpty($"seed {seed}");
            spikes += Compare(free, limited.Image, inputs, $"seed {seed}");
        }

        split.Should().BeGreaterThan(40);
        spikes.Should().BeGreaterThan(500, "silent networks prove nothing");
    }

    [Fact]
    public void Compile_CycleWithoutDelay_SaysWhyNothingCanBeInserted()
    {
        var (input, a) = (Input("in", 1), Of("a", Lif(), 4));
        var network = Network([input, a], [RandomDense(input, a, 1, 1), RandomDense(a, a, 1, 2)], "a");

        network.Diagnostics(Chip(2, 1)).Should().ContainSingle().Which.Message.Should().Be(
            "Neuron a[0] has 2 destinations, a neuron of 'rram-256' has 1, and splitter neurons cannot be inserted: "
            + "projection 'a-a' lies on a cycle, where a tick more would change what the network computes. Smallest change that fits: core.destinationsPerNeuron=2.");
    }

    // The tick that the splitters take is one of the delay's.
    [Fact]
    public void Compile_CycleWithADelay_TakesTheTickFromIt()
    {
        var (input, a) = (Input("in", 1), Of("a", Lif(), 4));
        var network = Network([input, a], [RandomDense(input, a, 1, 1), RandomDense(a, a, 1, 2) with { DelayTicks = 2 }], "a");

        var image = network.Image(Chip(2, 1));

        image.Projections.Single(p => p.Name == "a-a").MaxDelayTicks.Should().Be(1);
        Compare(network.Image(Chip(2, null)), image, [.. Enumerable.Repeat(new[] { 1 }, Ticks)], "delay");
    }

    static int Compare(ChipImage expected, ChipImage actual, int[][] inputs, string because)
    {
        var (left, right) = (new ImageInterpreter(expected).Run(inputs), new ImageInterpreter(actual).Run(inputs));
        foreach (var population in expected.Populations)
        {
            for (var step = 0; step < inputs.Length; step++)
            {
                right[step].AsSpan(population.FirstUnit - expected.InputUnits, population.Count).ToArray()
                    .Should().Equal(left[step].AsSpan(population.FirstUnit - expected.InputUnits, population.Count).ToArray(), $"{because}, '{population.Name}' in step {step}");
            }
        }

        return left.Sum(step => step.Sum());
    }

    static IReadOnlyList<Diagnostic> Verify(ChipImage image)
    {
        var diagnostics = new DiagnosticBag();
        ImageVerifier.Verify(image, diagnostics);
        return diagnostics.Items;
    }
}
