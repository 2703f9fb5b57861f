using NeuroChip.Core.Hardware;
using NeuroChip.Emulator;
using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Conformance.Tests;

/// <summary>Whole chips on every backend of the registry that can run here: the same bits, whatever the registers and threads.</summary>
public class WholeChipTests
{
    static readonly TestSamples Samples = TestSamples.Random(samples: 7, ticks: 20, RandomChips.Inputs, oneIn: 4, values: 2, seed: 5);

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
                record.StateHash.Should().Be(reference.StateHash, "chip {0} on {1} with {2} threads", number, backend, threads);
                record.SpikesByUnit.Should().Equal(reference.SpikesByUnit);
                record.Results.Select(result => result.PopulationSpikes).Should()
                    .Equal(reference.Results.Select(result => result.PopulationSpikes), (a, b) => a.SequenceEqual(b));
                for (var core = 0; core < image.Cores.Length; core++)
                {
                    foreach (var kind in Enum.GetValues<EventKind>())
                    {
                        record.EventsByCore[core][kind].Should().Be(reference.EventsByCore[core][kind]);
                    }
                }
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
}
