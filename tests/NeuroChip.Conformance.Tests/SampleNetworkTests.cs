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

/// <summary>The sample networks in integers of Loihi do what their comments say, with the same bits on every backend.</summary>
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

    static ChipImage Compile(string sample, ulong seed)
    {
        var diagnostics = new DiagnosticBag();
        var network = JsonNetworkReader.Read(Path.Combine(SharedFolders.Repository, "samples", "networks", sample + ".json"), new(), diagnostics);
        NetworkVerifier.Verify(network!, diagnostics);
        var profile = ProfileCatalog.Load("loihi-davies2018", [], diagnostics);
        var compiled = CompilerDriver.Compile(network!, profile!, new() { Seed = seed }, diagnostics);
        diagnostics.Items.Should().BeEmpty();
        return compiled!.Image;
    }
}
