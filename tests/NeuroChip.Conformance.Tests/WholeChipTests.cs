using NeuroChip.Core.Hardware;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Conformance.Tests;

/// <summary>Whole chips on every backend of the registry that can run here: the same bits, whatever the registers and threads.</summary>
public class WholeChipTests
{
    const int Ticks = 20;

    static readonly TestSamples Samples = Batch(7);

    public static TheoryData<string> Backends => [.. BackendRegistry.Available.Select(backend => backend.Name)];

    [Theory]
    [MemberData(nameof(Backends))]
    public void Run_RandomChips_EqualsTheScalarReference(string backend)
    {
        for (var number = 0; number < RandomChips.Kinds; number++)
        {
            var image = RandomChips.Make(number);
            var reference = ChipEmulator.Run(image, Samples, new() { Backend = "cpu-scalar" });
            for (var threads = 1; threads <= 3; threads++)
            {
                var record = ChipEmulator.Run(image, Samples, new() { Backend = backend, Threads = threads });
                MustEqual(record, reference, $"chip {number} on {backend} with {threads} threads");
            }
        }
    }

    public static TheoryData<string, int> BackendsAndBatches
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var backend in BackendRegistry.Available)
            {
                rows.Add(backend.Name, 1);
                rows.Add(backend.Name, 64);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(BackendsAndBatches))]
    public void Run_BatchesOfAnySize_EqualTheScalarReference(string backend, int samples)
    {
        for (var number = 0; number < RandomChips.Kinds; number += 4)
        {
            var image = RandomChips.Make(number);
            var batch = Batch(samples);
            var reference = ChipEmulator.Run(image, batch, new() { Backend = "cpu-scalar" });
            for (var threads = 1; threads <= 3; threads++)
            {
                var record = ChipEmulator.Run(image, batch, new() { Backend = backend, Threads = threads });
                MustEqual(record, reference, $"chip {number} on {backend} with {threads} threads and {samples} samples");
            }
        }
    }

    [Fact]
    public void Run_RandomChips_AreNotTrivial()
    {
        var hashes = new HashSet<string>();
        var silent = 0;
        for (var number = 0; number < RandomChips.Kinds; number++)
        {
            var image = RandomChips.Make(number);
            var record = ChipEmulator.Run(image, Samples, new());
            hashes.Add(record.StateHash);
            silent += record.SpikesByUnit.Skip(image.InputUnits).All(spikes => spikes == 0) ? 1 : 0;
        }

        hashes.Should().HaveCount(RandomChips.Kinds);
        silent.Should().BeLessThan(RandomChips.Kinds / 4);
    }

    static TestSamples Batch(int samples) => TestSamples.Random(samples, Ticks, RandomChips.Inputs, oneIn: 4, values: 2, seed: 5);

    static void MustEqual(RunRecord record, RunRecord reference, string run)
    {
        FirstDifference.MustNotExist(record.SpikesByUnit, reference.SpikesByUnit, $"spikes by unit, {run}");
        FirstDifference.MustNotExist(
            record.Results.SelectMany(result => result.PopulationSpikes),
            reference.Results.SelectMany(result => result.PopulationSpikes),
            $"spikes by population, {run}");
        foreach (var kind in Enum.GetValues<EventKind>())
        {
            FirstDifference.MustNotExist(
                record.EventsByCore.Select(events => events[kind]), reference.EventsByCore.Select(events => events[kind]), $"{kind} by core, {run}");
        }

        record.StateHash.Should().Be(reference.StateHash, run);
    }
}
