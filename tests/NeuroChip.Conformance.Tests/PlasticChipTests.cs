using NeuroChip.Conformance.Tests.Devices;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Conformance.Tests;

/// <summary>Whole chips that learn: the same bits whatever the backend, the threads, and the way from image to image.</summary>
public class PlasticChipTests
{
    const int Samples = 5;

    static readonly TestSamples Input = TestSamples.Random(Samples, ticks: 23, PlasticChips.Inputs, oneIn: 4, values: 2, seed: 7);

    public static TheoryData<string> Backends => [.. BackendRegistry.Available.Where(backend => backend.Learns).Select(backend => backend.Name)];

    [Theory]
    [MemberData(nameof(Backends))]
    public void Run_PlasticChips_EqualTheScalarReference(string backend)
    {
        for (var number = 0; number < PlasticChips.Kinds; number++)
        {
            var image = PlasticChips.Make(number);
            var reference = Run(image, new() { Backend = "cpu-scalar" });
            for (var threads = 1; threads <= 3; threads += 2)
            {
                MustEqual(Run(image, new() { Backend = backend, Threads = threads }), reference, $"chip {number}, {threads} threads");
            }
        }
    }

    [OpenClFact]
    public void Run_PlasticChipOnADevice_IsRefusedUnlessFrozen()
    {
        var image = PlasticChips.Make(0);
        FluentActions.Invoking(() => Run(image, new() { Backend = "opencl" }))
            .Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Should().BeSameAs(RunCodes.NoLearning);
        Run(image, new() { Backend = "opencl", Freeze = true }).StateHash.Should().Be(Run(image, new() { Backend = "cpu-scalar", Freeze = true }).StateHash);
    }

    [Fact]
    public void Run_PlasticChips_AreNotTrivial()
    {
        var learned = Enumerable.Range(0, PlasticChips.Kinds).SelectMany(number => Run(PlasticChips.Make(number), new()).Learning!.Projections).ToArray();
        learned.Sum(projection => projection.Changed).Should().BeGreaterThan(10_000);
        learned.Should().OnlyContain(projection => projection.Evaluated >= projection.Changed);
        learned.Sum(projection => projection.RoundedAway).Should().BeGreaterThan(100);
        learned.Sum(projection => projection.Held).Should().BeGreaterThan(100);
    }

    // Only rows and columns of units that spiked are visited; a term that never counts makes the engine visit all.
    [Fact]
    public void Run_EventDriven_EqualsVisitingEverySynapse()
    {
        for (var number = 0; number < PlasticChips.Kinds; number++)
        {
            if (number % 4 != 2)
            {
                var (visiting, all) = (Run(PlasticChips.Make(number), new()), Run(PlasticChips.Make(number, everyRow: true), new()));
                MustLearnTheSame(visiting, all, $"chip {number}");
                visiting.Learning!.Projections.Should().Equal(all.Learning!.Projections, $"chip {number}");
            }
        }
    }

    [Fact]
    public void Run_InTwoParts_EqualsOneRun()
    {
        for (var number = 0; number < PlasticChips.Kinds; number++)
        {
            var image = PlasticChips.Make(number);
            if (Keeps(image))
            {
                continue;
            }

            var first = Run(image, new() { Samples = 2 }).Learning!.Image;
            first.LearnedTicks.Should().Be(2 * 25);
            using var stream = new MemoryStream();
            ImageFile.Write(first, stream);
            var second = Run(ImageFile.Read(stream, "learned"), new() { FirstSample = 2 });
            MustLearnTheSame(second, Run(image, new()), $"chip {number}");
        }
    }

    [Fact]
    public void Run_Frozen_KeepsTheImageAndUsesAllThreads()
    {
        var image = PlasticChips.Make(0);
        var one = ChipEmulator.Run(image, Input, new() { Freeze = true });
        one.Learning.Should().BeNull();
        one.TotalEvents()[EventKind.PlasticUpdate].Should().Be(0);
        var single = ChipEmulator.Run(image, Input, new() { Freeze = true, FirstSample = 3, Samples = 1 });
        single.Results[0].SpikeCounts.Should().Equal(one.Results[3].SpikeCounts);
        ChipEmulator.Run(image, Input, new() { Freeze = true, Threads = 3 }).StateHash.Should().Be(one.StateHash);
    }

    // Tags are not part of an image: an epoch that reads them starts anew.
    static bool Keeps(ChipImage image) => image.Projections.Any(p => p.Learning!.Rules.Length > 1);

    static RunRecord Run(ChipImage image, RunOptions options) => ChipEmulator.Run(image, Input, options);

    static void MustEqual(RunRecord actual, RunRecord expected, string what)
    {
        MustLearnTheSame(actual, expected, what);
        actual.StateHash.Should().Be(expected.StateHash, what);
        actual.Learning!.Projections.Should().Equal(expected.Learning!.Projections, what);
        foreach (var kind in new[] { EventKind.PlasticUpdate, EventKind.WeightWrite, EventKind.TraceUpdate })
        {
            actual.EventsByCore.Select(events => events[kind]).Should().Equal(expected.EventsByCore.Select(events => events[kind]), what);
        }
    }

    static void MustLearnTheSame(RunRecord actual, RunRecord expected, string what)
    {
        FirstDifference.MustNotExist(Codes(actual), Codes(expected), what);
        FirstDifference.MustNotExist(Kept(actual), Kept(expected), what);
    }

    static IEnumerable<short> Codes(RunRecord record) => record.Learning!.Image.Cores.SelectMany(core => core.Blocks).SelectMany(block => block.Codes);

    static IEnumerable<int> Kept(RunRecord record) => record.Learning!.Image.Populations.SelectMany(p => p.KeptStates).SelectMany(kept => kept.Values);
}
