using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Tests.Images;

namespace NeuroChip.Emulator.Tests;

public class ChipEmulatorTests
{
    static readonly TestSamples TwentySamples = TestSamples.Random(samples: 20, ticks: 10, inputs: [8], oneIn: 3, values: 1, seed: 2);

    [Theory]
    [InlineData("cpu")]
    [InlineData("cpu-scalar")]
    public void Run_MoreTicks_AllocatesNoMore(string backend)
    {
        var image = Image();
        var few = TestSamples.Random(samples: 1, ticks: 20, inputs: [8], oneIn: 3, values: 3, seed: 2);
        var many = TestSamples.Random(samples: 1, ticks: 2000, inputs: [8], oneIn: 3, values: 3, seed: 2);
        Allocated(image, many, backend);

        Allocated(image, many, backend).Should().Be(Allocated(image, few, backend));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_Cancelled_ReturnsTheFirstSamplesAsPartial(int threads)
    {
        using var cancellation = new CancellationTokenSource();
        var options = new RunOptions { Threads = threads, Cancellation = cancellation.Token, Progress = done => CancelAt(done, 5, cancellation) };

        var record = ChipEmulator.Run(Image(), TwentySamples, options);

        record.Partial.Should().BeTrue();
        record.Results.Length.Should().BeInRange(5, 5 + threads - 1);
        var again = ChipEmulator.Run(Image(), TwentySamples, new() { Samples = record.Results.Length });
        again.StateHash.Should().Be(record.StateHash);
        again.SpikesByUnit.Should().Equal(record.SpikesByUnit);
        again.Partial.Should().BeFalse();
    }

    [Fact]
    public void Run_Progress_CountsEverySampleInOrder()
    {
        var reports = new List<int>();
        ChipEmulator.Run(Image(), TwentySamples, new() { Threads = 3, Progress = reports.Add });
        reports.Should().Equal(Enumerable.Range(1, 20));
    }

    [Fact]
    public void Run_RangeOfSamples_EqualsThatPartOfTheWhole()
    {
        var whole = ChipEmulator.Run(Image(), TwentySamples, new());
        var part = ChipEmulator.Run(Image(), TwentySamples, new() { FirstSample = 7, Samples = 4 });

        part.Results.Select(result => result.SpikeCounts).Should().BeEquivalentTo(
            whole.Results.Skip(7).Take(4).Select(result => result.SpikeCounts), options => options.WithStrictOrdering());
        part.Results.Should().HaveCount(4);
    }

    [Fact]
    public void Run_SampleSourceFails_RethrowsItsException()
    {
        var run = () => ChipEmulator.Run(Image(), new FailingSamples(), new() { Threads = 2 });
        run.Should().Throw<InvalidDataException>().WithMessage("sample 3");
    }

    [Fact]
    public void Run_UnknownBackend_ListsTheBackends()
    {
        var run = () => ChipEmulator.Run(Image(), TwentySamples, new() { Backend = "abacus" });
        run.Should().Throw<InputErrorException>().Which.Diagnostic.Message.Should().Contain("'abacus'").And.Contain("cpu-scalar");
    }

    [Fact]
    public void Run_NoSamples_ReturnsAnEmptyRecord()
    {
        var record = ChipEmulator.Run(Image(), TwentySamples, new() { FirstSample = 20, Threads = 2 });
        record.Results.Should().BeEmpty();
        record.Partial.Should().BeFalse();
    }

    static void CancelAt(int done, int limit, CancellationTokenSource cancellation)
    {
        if (done == limit)
        {
            cancellation.Cancel();
        }
    }

    static long Allocated(ChipImage image, ISampleSource samples, string backend)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        ChipEmulator.Run(image, samples, new() { Backend = backend });
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Dense and sparse rows, delays, an exponent, several spikes a tick, partial sums.</summary>
    static ChipImage Image()
    {
        var chip = new TestChip { Cores = 2, Dense = true, BlockHome = core => 1 - core };
        var input = chip.Input("in", 8);
        var codes = new LifCodes { Reset = 2, MaxSpikes = 3, Threshold = [40] }.ToArray();
        var hidden = chip.Population("hidden", 50, "lif", 1, codes);
        var output = chip.Population("out", 5, "lif", 2, codes);
        chip.Project(input, 8, hidden, from i in Enumerable.Range(0, 8) from j in Enumerable.Range(0, 50) select new TestSynapse(i, j, i * 7 - j + 20));
        chip.Project(chip.FirstUnitOf(hidden), 50, hidden, Enumerable.Range(0, 50).Select(n => new TestSynapse(n, (n + 1) % 50, 9, n % 3)), exponent: -2);
        chip.Project(chip.FirstUnitOf(hidden), 50, output, from i in Enumerable.Range(0, 50) from j in Enumerable.Range(0, 5) select new TestSynapse(i, j, i * j % 90));
        chip.Output(output);
        return chip.Build();
    }

    sealed class FailingSamples : ISampleSource
    {
        public int Count => 10;

        public int Ticks => 10;

        public EncodedSample[] Encode(int sample) => sample == 3 ? throw new InvalidDataException($"sample {sample}") : TwentySamples.Encode(sample);

        public int Label(int sample) => -1;
    }
}
