using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Tests.Kernels;

public class Event8Tests
{
    // Sources act in ascending order: 7, then −7 gives 0; the other way round −7 is cut off at 0.
    [Theory]
    [InlineData(7, -7, 0)]
    [InlineData(-7, 7, 7)]
    public void Run_SpikesOfOneTick_ActInOrder(int first, int second, int expected) =>
        Run([new(0, 0, first), new(1, 0, second)], [[0, 1]], threshold: 100, leak: 0).Potentials.Should().Equal(expected);

    [Fact]
    public void Run_ThresholdReachedTwiceInATick_SendsTwoSpikes()
    {
        // 7 ≥ 6 fires, 5, 5 + 3 = 8 fires, leak of 2 leaves 0.
        var (potentials, spikes) = Run([new(0, 0, 7), new(1, 0, 5), new(2, 0, 3)], [[0, 1, 2]], threshold: 6, leak: 2);
        potentials.Should().Equal(0);
        spikes.Should().Be(2);
    }

    [Fact]
    public void Run_Leak_StopsAtZeroAndComesAfterTheSpikes() =>
        Run([new(0, 0, 7)], [[0], [], [0], []], threshold: 255, leak: 5).Potentials.Should().Equal(2, 0, 2, 0);

    [Fact]
    public void Run_ManySpikes_StopAt255() =>
        Run([new(0, 0, 7)], [[0], [0], [0], [0]], threshold: 255, leak: 0, value: 9).Potentials.Should().Equal(63, 126, 189, 252);

    [Fact]
    public void Run_ThresholdOfZero_FiresAtEveryEvent() =>
        Run([new(0, 0, 7)], [[0], []], threshold: 0, leak: 0).Spikes.Should().Be(3);       // a spike and two time references

    [Fact]
    public void Run_SecondSample_StartsAfresh()
    {
        // The spike of the last tick of sample 0 must not reach sample 1.
        var chip = new TestChip();
        var input = chip.Input("in", 1);
        var population = chip.Population("out", 1, "event8", 1, ("threshold", [100]));
        var later = chip.Population("later", 1, "event8", 2, ("threshold", [1]));
        chip.Project(input, 1, population, [new(0, 0, 7)]);
        chip.Project(chip.FirstUnitOf(population), 1, later, [new(0, 0, 7)]);
        chip.Output(later);
        var sample = TestSamples.Encode([[(0, 1)], [(0, 200)]]);
        var record = ChipEmulator.Run(chip.Build(), new TestSamples(2, [[sample], [sample]]), new());
        record.Results[0].SpikeCounts.Should().Equal(record.Results[1].SpikeCounts);
        record.Results[0].SpikeCounts[0].Should().Be(13);       // 7 + 200 · 7 in steps of 7: a spike after every 15 of 201
    }

    static (int[] Potentials, int Spikes) Run(TestSynapse[] synapses, int[][] unitsByTick, int threshold, int leak, int value = 1)
    {
        var chip = new TestChip();
        var input = chip.Input("in", 3);
        var population = chip.Population("out", 1, "event8", 1, ("threshold", [threshold]), ("leak_strength", [leak]));
        chip.Project(input, 3, population, synapses);
        chip.Output(population);
        var samples = new TestSamples(unitsByTick.Length, [[TestSamples.Encode([.. unitsByTick.Select(units => units.Select(u => (u, value)).ToArray())])]]);
        var results = BackendRegistry.Available.Select(backend =>
        {
            var probe = new PotentialProbe(population, 0, 0);
            var record = ChipEmulator.Run(chip.Build(), samples, new() { Backend = backend.Name }, probe);
            return (Potentials: probe.Of(0).Skip(1).Select(v => v[0]).ToArray(), Spikes: record.Results[0].SpikeCounts[0]);
        }).ToArray();
        results.Should().AllBeEquivalentTo(results[0]);
        return results[0];
    }
}
