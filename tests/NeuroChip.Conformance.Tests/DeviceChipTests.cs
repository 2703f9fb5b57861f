using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Conformance.Tests;

/// <summary>Whole chips whose devices learn by pulses: the same bits whatever the backend, the threads, and the way from image to image.</summary>
public class DeviceChipTests
{
    const int Samples = 4;

    static readonly TestSamples Input = TestSamples.Random(Samples, ticks: 23, DeviceChips.Inputs, oneIn: 4, values: 2, seed: 7);

    public static TheoryData<string> Backends => [.. BackendRegistry.Available.Where(backend => backend.Learns).Select(backend => backend.Name)];

    [Theory]
    [MemberData(nameof(Backends))]
    public void Run_DeviceChips_EqualTheScalarReference(string backend)
    {
        for (var number = 0; number < DeviceChips.Kinds; number++)
        {
            var image = DeviceChips.Make(number);
            var reference = Run(image, new() { Backend = "cpu-scalar" });
            for (var threads = 1; threads <= 3; threads += 2)
            {
                MustEqual(Run(image, new() { Backend = backend, Threads = threads }), reference, $"chip {number}, {threads} threads");
            }
        }
    }

    [Fact]
    public void Run_DeviceChips_AreNotTrivial()
    {
        var learned = Enumerable.Range(0, DeviceChips.Kinds).SelectMany(number => Run(DeviceChips.Make(number), new()).Learning!.Projections).ToArray();
        learned.Sum(projection => projection.Changed).Should().BeGreaterThan(10_000);
        learned.Sum(projection => projection.Pulses!.Value.Up).Should().BeGreaterThan(5_000);
        learned.Sum(projection => projection.Pulses!.Value.Down).Should().BeGreaterThan(5_000);
        learned.Sum(projection => projection.Pulses!.Value.WornOut).Should().BeGreaterThan(10);
        learned.Sum(projection => projection.RoundedAway).Should().BeGreaterThan(100);
    }

    // Through a file: states, manufacture and counted pulses are all in the image.
    [Fact]
    public void Run_InTwoParts_EqualsOneRun()
    {
        for (var number = 0; number < DeviceChips.Kinds; number++)
        {
            var image = DeviceChips.Make(number);
            var first = Run(image, new() { Samples = 2 }).Learning!.Image;
            using var stream = new MemoryStream();
            ImageFile.Write(first, stream);
            var again = ImageFile.Read(stream, "learned");
            ImageHash.Of(again).Should().Be(ImageHash.Of(first));
            var second = Run(again, new() { FirstSample = 2 });
            var whole = Run(image, new());
            ImageHash.Of(second.Learning!.Image).Should().Be(ImageHash.Of(whole.Learning!.Image), $"chip {number}");
        }
    }

    [Fact]
    public void Make_AnotherChip_HasOtherDevicesAndLearnsOtherWeights()
    {
        var (one, other) = (Run(DeviceChips.Make(3, chip: 0), new()), Run(DeviceChips.Make(3, chip: 1), new()));
        other.StateHash.Should().NotBe(one.StateHash);
        ImageHash.Of(DeviceChips.Make(3)).Should().Be(ImageHash.Of(DeviceChips.Make(3)));
    }

    // What a spike adds is what the state of its device says, at every time.
    [Fact]
    public void Run_LearnedCodes_AreThoseOfTheStates()
    {
        for (var number = 0; number < DeviceChips.Kinds; number++)
        {
            var learned = Run(DeviceChips.Make(number), new()).Learning!.Image;
            foreach (var block in learned.Cores.SelectMany(core => core.Blocks))
            {
                var (law, cells, count) = (learned.Projections[block.Projection].Devices!, block.Cells!, block.Codes.Length);
                block.Codes.Should().Equal(Enumerable.Range(0, count).Select(synapse =>
                    law.Weight(Share(cells, synapse) - (law.PerSynapse == 2 ? Share(cells, count + synapse) : 0))), $"chip {number}");
            }
        }
    }

    [Fact]
    public void Run_Frozen_GivesNoPulses()
    {
        var image = DeviceChips.Make(2);
        Run(image, new() { Freeze = true }).Learning.Should().BeNull();
    }

    static int Share(DeviceCells cells, int device) => PlasticDevices.Share(cells.Floors[device], cells.Spans[device], cells.States[device]);

    static RunRecord Run(ChipImage image, RunOptions options) => ChipEmulator.Run(image, Input, options);

    static void MustEqual(RunRecord actual, RunRecord expected, string what)
    {
        actual.StateHash.Should().Be(expected.StateHash, what);
        ImageHash.Of(actual.Learning!.Image).Should().Be(ImageHash.Of(expected.Learning!.Image), what);
        actual.Learning!.Projections.Should().Equal(expected.Learning!.Projections, what);
    }
}
