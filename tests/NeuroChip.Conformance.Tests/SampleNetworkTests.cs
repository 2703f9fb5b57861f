using NeuroChip.Compiler;
using NeuroChip.Compiler.Importing.Json;
using NeuroChip.Compiler.Profiles;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Tracing;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Conformance.Tests;

/// <summary>The sample networks in integers of published chips do what their comments say, with the same bits on every backend.</summary>
public class SampleNetworkTests
{
    [Fact]
    public void Adaptive_ConstantDrive_SlowsDown()
    {
        var image = Compile("adaptive", seed: 1);
        var spikes = Spikes(image, Every(1, ticks: 200));
        int[] plain = TicksOf(spikes, image.Populations[0]), adaptive = TicksOf(spikes, image.Populations[1]);
        Intervals(plain).Skip(2).Distinct().Should().HaveCount(1);
        Intervals(adaptive)[0].Should().Be(2);
        Intervals(adaptive)[^1].Should().BeGreaterThan(2 * Intervals(plain)[^1]);
    }

    [Fact]
    public void Resonator_ClicksEveryTwelveTicks_MakeThatPeriodFire()
    {
        var image = Compile("resonator", seed: 1);
        var population = image.Populations[0];
        Spikes(image, Every(12, ticks: 240)).Where(spike => spike.Unit >= population.FirstUnit)
            .Select(spike => spike.Unit - population.FirstUnit).Distinct().Should().Equal(2);
    }

    [Fact]
    public void Noisy_NoInput_FiresByTheSeed()
    {
        var silent = TestSamples.Spikes([.. Enumerable.Repeat(Array.Empty<int>(), 500)]);
        var spikes = Spikes(Compile("noisy", seed: 1), silent);
        spikes.Should().NotBeEmpty().And.Equal(Spikes(Compile("noisy", seed: 1), silent));
        spikes.Should().NotEqual(Spikes(Compile("noisy", seed: 2), silent));
    }

    [Fact]
    public void TruenorthCoincidence_PairsOfInputs_FireTheirNeuron()
    {
        var image = Compile("truenorth-coincidence", seed: 1, "truenorth");
        Fired(image, TestSamples.Spikes([0, 1], [], [2], [], [1, 2, 3], [0, 3])).Should().Equal((1, 0, 1), (5, 1, 1), (5, 2, 1), (6, 3, 1));
    }

    [Fact]
    public void TruenorthStochastic_SameInput_FiresByTheSeed()
    {
        var input = TestSamples.Random(samples: 1, ticks: 100, inputs: [4, 2], oneIn: 2, values: 1, seed: 5);
        var spikes = Fired(Compile("truenorth-stochastic", seed: 1, "truenorth"), input);
        spikes.Should().NotBeEmpty().And.Equal(Fired(Compile("truenorth-stochastic", seed: 1, "truenorth"), input));
        spikes.Should().NotEqual(Fired(Compile("truenorth-stochastic", seed: 2, "truenorth"), input));
    }

    [Fact]
    public void XyloPatterns_SecondPattern_ReachesTheThirdNeuronByItsAlias()
    {
        var image = Compile("xylo-patterns", seed: 1, "xylo-a2");
        var hidden = Fired(image, new TestSamples(3, [[TestSamples.Encode([[(2, 4), (3, 4)], [], []])]])).Where(spike => spike.Neuron < 3).ToArray();
        var own = hidden.First(spike => spike.Neuron == 1);
        own.Value.Should().BeGreaterThan(1);
        hidden.Single(spike => spike.Neuron == 2 && spike.Tick == own.Tick).Value.Should().BeGreaterOrEqualTo(own.Value);
    }

    // Cell 0: 7 + 5 reaches 12. Cell 1: 7 twice reaches 7. Cell 2: 7 three times reaches 21. Then the reader: 4 + 2 + 2 + 7 reaches 10 once.
    [Fact]
    public void OdinOrder_SpikesOfOneTick_ActOneAfterTheOther()
    {
        var exciters = TestSamples.Encode([[(0, 1), (1, 1), (2, 1)], []]);
        var samples = new TestSamples(2, [[exciters, TestSamples.Encode([[], []])]]);
        Fired(Compile("odin-order", seed: 1, "odin"), samples).Should().Equal((1, 0, 1), (1, 1, 2), (1, 2, 1), (2, 3, 1));
    }

    /// <summary>Every family that the samples use: axon-type with and without chance, adaptive, resonating, noisy, bit-shift, event-driven.</summary>
    [Theory]
    [InlineData("adaptive", "loihi-davies2018")]
    [InlineData("resonator", "loihi-davies2018")]
    [InlineData("noisy", "loihi-davies2018")]
    [InlineData("truenorth-coincidence", "truenorth")]
    [InlineData("truenorth-stochastic", "truenorth")]
    [InlineData("xylo-patterns", "xylo-a2")]
    [InlineData("odin-order", "odin")]
    public void Run_AnyBackendThreadsAndBatch_OneHash(string sample, string chip)
    {
        var image = Compile(sample, seed: 1, chip);
        int[] inputs = [.. image.Inputs.Select(input => input.Count)];
        foreach (var batch in new[] { 1, 7, 64 })
        {
            var samples = TestSamples.Random(batch, ticks: 12, inputs, oneIn: 3, values: 1, seed: 8);
            var hashes =
                from backend in BackendRegistry.Available
                from threads in new[] { 1, 2, 3 }
                select ChipEmulator.Run(image, samples, new() { Backend = backend.Name, Threads = threads }).StateHash;
            hashes.Distinct().Should().HaveCount(1, $"{sample} in batches of {batch}");
        }
    }

    // Neurons are numbered over all populations.
    static (int Tick, int Neuron, int Value)[] Fired(ChipImage image, ISampleSource samples) =>
        [.. Spikes(image, samples).Where(s => s.Unit >= image.InputUnits).Select(s => (s.Tick, s.Unit - image.InputUnits, s.Value)).Order()];

    // Spikes of all units; every backend has been asked.
    static SpikeEvent[] Spikes(ChipImage image, ISampleSource samples)
    {
        var hashes = new HashSet<string>();
        var probe = new SpikeProbe(0);
        foreach (var backend in BackendRegistry.Available)
        {
            probe = new SpikeProbe(0);
            hashes.Add(ChipEmulator.Run(image, samples, new() { Backend = backend.Name }, probe).StateHash);
        }

        hashes.Should().HaveCount(1);
        return [.. probe.Of(0)];
    }

    static TestSamples Every(int period, int ticks) =>
        TestSamples.Spikes([.. Enumerable.Range(0, ticks).Select(tick => tick % period == 0 ? new[] { 0 } : [])]);

    static int[] TicksOf(SpikeEvent[] spikes, PopulationImage population) =>
        [.. spikes.Where(spike => spike.Unit >= population.FirstUnit && spike.Unit < population.FirstUnit + population.Count).Select(spike => spike.Tick)];

    static int[] Intervals(int[] ticks) => [.. ticks.Skip(1).Zip(ticks, (later, earlier) => later - earlier)];

    static ChipImage Compile(string sample, ulong seed, string chip = "loihi-davies2018")
    {
        var diagnostics = new DiagnosticBag();
        var network = JsonNetworkReader.Read(Path.Combine(SharedFolders.Repository, "samples", "networks", sample + ".json"), new(), diagnostics);
        NetworkVerifier.Verify(network!, diagnostics);
        var profile = ProfileCatalog.Load(chip, [], diagnostics);
        var compiled = CompilerDriver.Compile(network!, profile!, new() { Seed = seed }, diagnostics);
        diagnostics.Items.Should().BeEmpty();
        return compiled!.Image;
    }
}
