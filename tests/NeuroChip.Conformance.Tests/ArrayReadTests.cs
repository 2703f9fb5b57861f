using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Conformance.Tests;

/// <summary>Read noise and converters: the same bits on every backend that has them, whatever the registers and threads.</summary>
public class ArrayReadTests
{
    static readonly TestSamples Samples = TestSamples.Random(samples: 5, ticks: 12, RandomChips.Inputs, oneIn: 4, values: 2, seed: 6);

    public static TheoryData<string> Backends =>
        [.. BackendRegistry.Available.Where(backend => backend.ReadsArrays).Select(backend => backend.Name)];

    [Theory]
    [MemberData(nameof(Backends))]
    public void Run_NoisyArrays_EqualTheScalarReference(string backend)
    {
        for (var number = 0; number < RandomChips.Kinds; number++)
        {
            var image = WithReads(RandomChips.Make(number));
            var reference = ChipEmulator.Run(image, Samples, new() { Backend = "cpu-scalar" });
            ChipEmulator.Run(image, Samples, new() { Backend = backend, Threads = 2 }).StateHash.Should().Be(reference.StateHash, $"chip {number}");
        }
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Run_ImperfectConverters_EqualTheScalarReference(string backend)
    {
        for (var number = 0; number < RandomChips.Kinds; number++)
        {
            var image = WithSearch(RandomChips.Make(number));
            var reference = ChipEmulator.Run(image, Samples, new() { Backend = "cpu-scalar" });
            ChipEmulator.Run(image, Samples, new() { Backend = backend, Threads = 2 }).StateHash.Should().Be(reference.StateHash, $"chip {number}");
        }
    }

    // Neurons without a column in the array have no code that lies off zero: as if a coarse converter gave 0 for every sum.
    [Fact]
    public void Run_NeuronsWithoutColumns_GetNothing()
    {
        for (var number = 0; number < RandomChips.Kinds; number++)
        {
            var image = RandomChips.Make(number);
            var none = WithReadout(image, neurons => new()
            {
                Seed = 1,
                Step = 12,
                LargestCode = 15,
                Search = new([.. new int[4 * neurons]], [.. new int[4 * neurons]]),
            });
            var coarse = WithReadout(image, _ => new() { Seed = 1, Step = 1 << 22, LargestCode = 1 });

            ChipEmulator.Run(none, Samples, new()).StateHash.Should().Be(ChipEmulator.Run(coarse, Samples, new()).StateHash, $"chip {number}");
        }
    }

    static ChipImage WithReadout(ChipImage image, Func<int, ReadoutImage> make) => image with
    {
        Projections = [.. image.Projections.Select(projection => projection with { Readout = make(image.Populations[projection.Target].Count) })],
    };

    // Values on lines with converters, at once and in digits of two bits.
    [Theory]
    [MemberData(nameof(Backends))]
    public void Run_ConvertedInputs_EqualTheScalarReference(string backend)
    {
        foreach (var input in new InputDriveImage[] { new(2, 1, 0), new(1, 3, 2) })
        {
            for (var number = 0; number < RandomChips.Kinds; number++)
            {
                var image = WithInputs(WithReads(RandomChips.Make(number)), input);
                var reference = ChipEmulator.Run(image, Samples, new() { Backend = "cpu-scalar" });
                ChipEmulator.Run(image, Samples, new() { Backend = backend, Threads = 2 }).StateHash.Should().Be(reference.StateHash, $"chip {number}, {input}");
            }
        }
    }

    // Digits that resolve every value, on arrays without noise and converters, are shifted and added to what the values give.
    [Fact]
    public void Run_DigitsOfExactArrays_ChangeNothing()
    {
        for (var number = 0; number < RandomChips.Kinds; number++)
        {
            var image = RandomChips.Make(number);
            var silent = WithReadout(image, _ => new() { Seed = 1 });

            ChipEmulator.Run(WithInputs(silent, new(1, 255, 1)), Samples, new()).StateHash
                .Should().Be(ChipEmulator.Run(image, Samples, new()).StateHash, $"chip {number}");
        }
    }

    static ChipImage WithInputs(ChipImage image, InputDriveImage input) => image with
    {
        Projections = [.. image.Projections.Select(projection => projection with { Readout = projection.Readout! with { Input = input } })],
    };

    [Fact]
    public void Run_NoisyArrays_DifferFromExactOnes()
    {
        var changed = Enumerable.Range(0, RandomChips.Kinds).Count(number =>
        {
            var image = RandomChips.Make(number);
            return ChipEmulator.Run(WithReads(image), Samples, new()).StateHash != ChipEmulator.Run(image, Samples, new()).StateHash;
        });

        changed.Should().BeGreaterThan(RandomChips.Kinds / 2);
    }

    // No backend leaves reads out silently.
    [Fact]
    public void Run_OnBackendWithoutReads_IsRefused()
    {
        foreach (var backend in BackendRegistry.Available.Where(backend => !backend.ReadsArrays))
        {
            var run = () => ChipEmulator.Run(WithReads(RandomChips.Make(0)), Samples, new() { Backend = backend.Name });

            run.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC6150");
        }
    }

    // Four bits over ±96 units: a weight and an offset of its own for every neuron and bit.
    static ChipImage WithSearch(ChipImage image) => WithReads(image) with
    {
        Projections = [.. WithReads(image).Projections.Select(projection =>
        {
            var neurons = image.Populations[projection.Target].Count;
            var cells = Enumerable.Range(0, 4 * neurons);
            return projection with
            {
                Readout = projection.Readout! with
                {
                    Step = 12,
                    LargestCode = 15,
                    Search = new([.. cells.Select(cell => (96 >> (cell / neurons)) + (cell % 5) - 2)], [.. cells.Select(cell => (cell % 7) - 3)]),
                },
            };
        })],
    };

    static ChipImage WithReads(ChipImage image) => image with
    {
        Projections = [.. image.Projections.Select((projection, index) => projection with
        {
            Readout = new ReadoutImage
            {
                Seed = (ulong)index,
                NoiseQ8 = [.. Enumerable.Range(0, image.Populations[projection.Target].Count).Select(neuron => 100 * (neuron % 7))],
                Step = 3,
                LargestCode = 63,
            },
        })],
    };
}
