using NeuroChip.Emulator.Backends;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Tests;

/// <summary>The tick loop leaves the heap alone, once it is warm.</summary>
public class AllocationTests
{
    const int Ticks = 400, WarmTicks = 200;

    public static TheoryData<string> Backends => [.. BackendRegistry.Available.Where(backend => backend.Name.StartsWith("cpu", StringComparison.Ordinal)).Select(backend => backend.Name)];

    [Theory]
    [MemberData(nameof(Backends))]
    public void Tick_DenseSparseDelayedAndGraded_AllocatesNothing(string backend)
    {
        var chip = new TestChip { Dense = true };
        var input = chip.Input("in", 40);
        var hidden = chip.Population("hidden", 100, "lif", 1, new LifCodes { Threshold = [200], Refractory = 1 }.ToArray());
        var output = chip.Population("out", 10, "lif", 2, new LifCodes { Threshold = [50], Reset = 2, MaxSpikes = 3 }.ToArray());
        chip.Project(input, 40, hidden, Synapses(40, 100, oneIn: 1));
        chip.Project(chip.FirstUnitOf(hidden), 100, hidden, Synapses(100, 100, oneIn: 50, delays: 3), exponent: -1);
        chip.Project(chip.FirstUnitOf(hidden), 100, output, Synapses(100, 10, oneIn: 1));
        chip.Output(output);
        var probe = new AllocationProbe(new long[Ticks]);

        ChipEmulator.Run(chip.Build(), TestSamples.Random(samples: 1, Ticks - 2, [40], oneIn: 5, values: 2, seed: 1), new() { Backend = backend }, probe);

        probe.Bytes[^1].Should().Be(probe.Bytes[WarmTicks]).And.BePositive();
    }

    static IEnumerable<TestSynapse> Synapses(int sources, int targets, int oneIn, int delays = 1) =>
        from source in Enumerable.Range(0, sources)
        from target in Enumerable.Range(0, targets)
        where (source * 31 + target * 17) % oneIn == 0
        select new TestSynapse(source, target, (source * 7 + target * 13) % 99 - 30, (source + target) % delays);

    /// <summary>Notes what the worker's thread has allocated by the end of each tick.</summary>
    readonly struct AllocationProbe(long[] bytes) : ITickProbe
    {
        public long[] Bytes { get; } = bytes;

        public void Observe(in TickView view) => Bytes[view.Tick] = GC.GetAllocatedBytesForCurrentThread();
    }
}
