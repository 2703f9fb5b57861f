using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Tracing;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Conformance.Tests.Devices;

/// <summary>What runs on devices have besides the bits that all backends share.</summary>
public class DeviceChipTests
{
    static readonly TestSamples Samples = TestSamples.Random(samples: 7, ticks: 20, RandomChips.Inputs, oneIn: 4, values: 2, seed: 5);

    // What GPUs run, on whatever device there is: one neuron a work item, masks set bit by bit, rows shared by a group.
    [OpenClFact]
    public void Run_NarrowItems_EqualsTheScalarReference()
    {
        var runtime = Runtimes.OpenCl(wideItems: false);
        for (var number = 0; number < RandomChips.Kinds; number++)
        {
            var image = RandomChips.Make(number);
            var expected = ChipEmulator.Run(image, Samples, new() { Backend = "cpu-scalar" });
            Run(runtime, number, new()).StateHash.Should().Be(expected.StateHash, $"chip {number}");
        }
    }

    [OpenClFact]
    public void Run_AnyNumberOfSamplesAtATime_SameBits()
    {
        var opened = Runtimes.OpenCl(wideItems: true);
        var expected = ChipEmulator.Run(RandomChips.Make(3), Samples, new() { Backend = "cpu-scalar" }).StateHash;
        for (var samples = 1; samples <= Samples.Count; samples++)
        {
            Run(new FailingRuntime(opened, device: Small(opened, samples)), 3, new()).StateHash.Should().Be(expected, $"{samples} at a time");
        }
    }

    [OpenClFact]
    public void Run_DeviceLostLater_KeepsTheBatchesBefore()
    {
        var opened = Runtimes.OpenCl(wideItems: true);
        var small = Small(opened, samples: 2);
        var steady = new FailingRuntime(opened, device: small);
        Run(steady, 3, new());
        var lost = new FailingRuntime(opened, steady.Launches * 5 / 8, small);
        var record = Run(lost, 3, new());
        record.Partial.Should().BeTrue();
        record.Failure!.Descriptor.Code.Should().Be("NC6404");
        record.Results.Length.Should().BeInRange(1, Samples.Count - 1);
        var whole = ChipEmulator.Run(RandomChips.Make(3), Samples, new() { Backend = "cpu-scalar", Samples = record.Results.Length });
        (record.StateHash, lost.Held).Should().Be((whole.StateHash, 0));
        record.SpikesByUnit.Should().Equal(whole.SpikesByUnit);
    }

    [OpenClFact]
    public void Run_DeviceLostAtOnce_IsAnErrorAndFreesEverything()
    {
        var lost = new FailingRuntime(Runtimes.OpenCl(wideItems: true), launches: 3);
        CodeOf(() => Run(lost, 3, new())).Should().Be("NC6404");
        lost.Held.Should().Be(0);
    }

    [OpenClFact]
    public void Run_LargerThanTheMemory_IsRefusedBeforeAnythingIsAllocated()
    {
        var opened = Runtimes.OpenCl(wideItems: true);
        var small = new FailingRuntime(opened, launches: 0, opened.Device with { MemoryBytes = 1000 });
        CodeOf(() => Run(small, 3, new())).Should().Be("NC6402");
        small.Held.Should().Be(0);
    }

    [OpenClFact]
    public void Run_Cancelled_KeepsWhatIsDone()
    {
        var opened = Runtimes.OpenCl(wideItems: true);
        using var cancellation = new CancellationTokenSource();
        var record = Run(
            new FailingRuntime(opened, device: Small(opened, samples: 2)), 3,
            new() { Cancellation = cancellation.Token, Progress = done => cancellation.Cancel() });
        record.Partial.Should().BeTrue();
        record.Results.Length.Should().BeInRange(1, Samples.Count - 1);
    }

    [OpenClFact]
    public void Build_NoProgram_IsRefusedWithTheLog()
    {
        var runtime = Runtimes.OpenCl(wideItems: true);
        FluentActions.Invoking(() => runtime.Build("this is no program", null)).Should().Throw<InputErrorException>()
            .Which.Diagnostic.ToString().Should().Contain("NC6401").And.Contain("this");
    }

    [OpenClFact]
    public void Build_WithACache_KeepsProgramsAndSurvivesDamage()
    {
        using var folder = new TemporaryFolder();
        var text = ProgramText.Chip(KernelDialect.OpenCl, wideItems: true);
        Runtimes.OpenCl(wideItems: true).Build(text, folder.Path);
        var kept = Directory.GetFiles(folder.Path).Should().ContainSingle().Subject;
        var again = Runtimes.OpenCl(wideItems: true);
        again.Kernel(again.Build(text, folder.Path), "dense_narrow").Should().NotBe(0);
        File.WriteAllBytes(kept, [1, 2, 3]);
        var damaged = Runtimes.OpenCl(wideItems: true);
        damaged.Kernel(damaged.Build(text, folder.Path), "dense_narrow").Should().NotBe(0);
    }

    [OpenClFact]
    public void Run_WithAProbe_SeesEveryTickAsOnTheProcessor()
    {
        SpikeProbe expected = new(2, 5), actual = new(2, 5);
        var image = RandomChips.Make(5);
        ChipEmulator.Run(image, Samples, new() { Backend = "cpu-scalar" }, expected);
        ChipEmulator.Run(image, Samples, new() { Backend = "opencl" }, actual);
        actual.Of(2).Should().Equal(expected.Of(2));
        actual.Of(5).Should().Equal(expected.Of(5)).And.NotBeEmpty();
    }

    static RunRecord Run(IDeviceRuntime runtime, int number, RunOptions options) =>
        new DeviceChip(runtime, ExecutionPlan.From(RandomChips.Make(number))).Run(Samples, options, default(NoProbe));

    // Memory for so many samples of chip 3.
    static DeviceInfo Small(IDeviceRuntime runtime, int samples)
    {
        var plan = ExecutionPlan.From(RandomChips.Make(3));
        var need = new DeviceMemoryNeed(runtime, plan, Samples.Ticks, DeviceState.TicksKept(plan));
        return runtime.Device with { MemoryBytes = (need.FixedBytes + (samples * need.SampleBytes) + (need.SampleBytes / 2)) * 100 / 90 };
    }

    static string CodeOf(Action run) => FluentActions.Invoking(run).Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code;
}
