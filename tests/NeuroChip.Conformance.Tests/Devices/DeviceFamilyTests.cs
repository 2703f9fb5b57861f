using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Backends.Accelerators;
using NeuroChip.Emulator.Kernels;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Conformance.Tests.Devices;

/// <summary>Every family of the catalogue, with all that its kernel can do, in every form in which its text is compiled.</summary>
public class DeviceFamilyTests
{
    static readonly TestSamples Samples = TestSamples.Random(samples: 3, ticks: 30, FamilyChips.Inputs, oneIn: 5, values: 2, seed: 8);

    [Fact]
    public void Run_EveryFamily_Fires()
    {
        foreach (var family in FamilyChips.Families)
        {
            var record = ChipEmulator.Run(FamilyChips.Make(family), Samples, new() { Backend = "cpu-scalar" });
            record.SpikesByUnit.Skip(FamilyChips.Inputs.Sum()).Sum().Should().BePositive(family);
        }
    }

    [Fact]
    public void Run_EveryFamily_SameBitsOnEveryBackend()
    {
        foreach (var family in FamilyChips.Families)
        {
            var image = FamilyChips.Make(family);
            BackendRegistry.Available.Where(backend => backend.Learns || !KernelCatalog.Shape(family).ForLearning).Select(backend => ChipEmulator.Run(image, Samples, new() { Backend = backend.Name }).StateHash)
                .Distinct().Should().ContainSingle(family);
        }
    }

    [OpenClFact]
    public void Run_StatesOfLearning_AreRefusedByABackendThatCannotLearn() =>
        FluentActions.Invoking(() => ChipEmulator.Run(FamilyChips.Make("event8-sdsp"), Samples, new() { Backend = "opencl", Freeze = true }))
            .Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Should().BeSameAs(RunCodes.NoLearning);

    [OpenClFact]
    public void Run_EveryFamilyNarrow_EqualsTheScalarReference() => MustEqualTheReference(Runtimes.OpenCl(wideItems: false));

    [CompilerFact]
    public void Run_EveryFamilyAsCudaText_EqualsTheScalarReference()
    {
        using var runtime = new CudaTextRuntime();
        MustEqualTheReference(runtime);
    }

    // Dense rows, delays, exponents, block counts: what families alone do not use.
    [CompilerFact]
    public void Run_RandomChipsAsCudaText_EqualTheScalarReference()
    {
        var samples = TestSamples.Random(samples: 7, ticks: 20, RandomChips.Inputs, oneIn: 4, values: 2, seed: 5);
        using var runtime = new CudaTextRuntime();
        for (var number = 0; number < RandomChips.Kinds; number += 4)
        {
            var image = RandomChips.Make(number);
            var record = new DeviceChip(runtime, ExecutionPlan.From(image)).Run(samples, new(), default(NoProbe));
            record.StateHash.Should().Be(ChipEmulator.Run(image, samples, new() { Backend = "cpu-scalar" }).StateHash, $"chip {number}");
        }
    }

    static void MustEqualTheReference(IDeviceRuntime runtime)
    {
        foreach (var family in FamilyChips.Families.Where(family => !KernelCatalog.Shape(family).ForLearning))
        {
            var image = FamilyChips.Make(family);
            var expected = ChipEmulator.Run(image, Samples, new() { Backend = "cpu-scalar" });
            var record = new DeviceChip(runtime, ExecutionPlan.From(image)).Run(Samples, new(), default(NoProbe));
            record.SpikesByUnit.Should().Equal(expected.SpikesByUnit, family);
            record.StateHash.Should().Be(expected.StateHash, family);
        }
    }
}
