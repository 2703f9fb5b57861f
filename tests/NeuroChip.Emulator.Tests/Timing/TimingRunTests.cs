using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Tests.Timing;

public class TimingRunTests
{
    /// <summary>Times in whole nanoseconds: idle 1, active 3, spike 10, out 100, in 20, synapse 5, hop 7, barrier 1000.</summary>
    static readonly HardwareProfile Timed = TestProfiles.Plain with
    {
        Noc = new() { ClockHertz = 1e9, RouterCycles = 2 },
        Latency =
        [
            Time(EventKind.NeuronIdle, 1), Time(EventKind.NeuronActive, 3), Time(EventKind.NeuronSpike, 10), Time(EventKind.PacketSent, 100),
            Time(EventKind.PacketReceived, 20), Time(EventKind.SynapticEvent, 5), Time(EventKind.HopX, 7), Time(EventKind.HopY, 7),
            Time(EventKind.Barrier, 1000),
        ],
    };

    /// <summary>
    /// One input to neuron a on core 0, a to b on core 1, everything fires at any input; spikes in ticks 0 and 1 of three.
    /// <code>
    /// tick  core 0                                        core 1                        longest
    ///   0   in 20 + 1 synapse 5 = 25; a not updated yet   –                              25
    ///   1   a active and fires 3 + 10, out 100 = 113      in 20 + 5 = 25 (b not yet)    113
    ///   2   the same, nothing in                          b 3 + 10 = 13, in 25          113
    ///   3   a idle 1                                      b 3 + 10 = 13                  13
    ///   4   (a is done)                                   b idle 1                        1
    /// </code>
    /// </summary>
    [Theory]
    [InlineData(TimingMode.Simple, 25, 113, 113, 13, 1)]
    // The packet flies over no link (both cores are on one tile) and is received after it was sent: 113 + 25.
    [InlineData(TimingMode.Detailed, 25, 138, 138, 13, 1)]
    // It crosses one router of two cycles on its way.
    [InlineData(TimingMode.Flit, 25, 140, 140, 13, 1)]
    public void Report_TwoNeurons_IsWorkedOutByHand(TimingMode mode, params int[] work)
    {
        var plan = ExecutionPlan.From(Pair());
        var run = new TimingRun(plan, mode, sampleTicks: 3);

        ChipEmulator.Run(plan, TestSamples.Spikes([0], [0], []), new(), run.Probe);

        var report = run.Report();
        var sample = report.Samples.Single();
        sample.Seconds.Should().BeApproximately(1e-9 * (work.Sum() + 5000), 1e-18);
        sample.FirstInput.Should().Be(0);
        sample.FirstOutput.Should().BeApproximately(1e-9 * (work[0] + work[1] + work[2] + 3000), 1e-18);
        report.LongestTick!.Value.WorkSeconds.Should().BeApproximately(1e-9 * work.Max(), 1e-18);
        report.LongestTick!.Value.CriticalCore.Should().Be(0);
        // Core 0 was busy 25 + 113 + 113 + 1 ns, and the busiest in the first three ticks; core 1 in the last two.
        report.Cores.Select(core => (core.Core, Math.Round(core.BusySeconds * 1e9), core.CriticalTicks)).Should().Equal((0, 252, 3), (1, 64, 2));
        report.Cores.Should().OnlyContain(core => Math.Abs(core.BusySeconds + core.SlackSeconds - report.Seconds) < 1e-15);
    }

    [Fact]
    public void Run_WithAnyClock_LeavesEverySpikeAlone()
    {
        var image = TestImages.Recurrent(dense: true, Timed);
        var samples = TestSamples.Random(samples: 6, ticks: 12, inputs: [20], oneIn: 3, values: 3, seed: 4);
        var plain = ChipEmulator.Run(image, samples, new());

        foreach (var mode in new[] { TimingMode.Simple, TimingMode.Detailed, TimingMode.Flit })
        {
            var plan = ExecutionPlan.From(image);
            var record = ChipEmulator.Run(plan, samples, new() { Threads = 2 }, new TimingRun(plan, mode, 12).Probe);
            record.StateHash.Should().Be(plain.StateHash);
            record.TotalEvents()[EventKind.NeuronActive].Should().Be(plain.TotalEvents()[EventKind.NeuronActive]);
        }
    }

    [Theory]
    [InlineData(TimingMode.Simple)]
    [InlineData(TimingMode.Detailed)]
    [InlineData(TimingMode.Flit)]
    public void Report_MoreThreads_GivesTheSameBits(TimingMode mode)
    {
        var plan = ExecutionPlan.From(TestImages.Recurrent(dense: false, Timed));
        var samples = TestSamples.Random(samples: 9, ticks: 8, inputs: [20], oneIn: 3, values: 1, seed: 5);
        TimingReport Report(int threads)
        {
            var run = new TimingRun(plan, mode, 8);
            ChipEmulator.Run(plan, samples, new() { Threads = threads }, run.Probe);
            return run.Report();
        }

        var (one, three) = (Report(1), Report(3));

        three.Samples.Should().Equal(one.Samples);
        three.Cores.Should().Equal(one.Cores);
        three.Links.Should().Equal(one.Links);
        three.LongestTick.Should().Be(one.LongestTick);
    }

    // The numbers of the fast path are those of the messages, one by one, and of the counts after the run.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cores_BothModels_AreBusyEquallyLong(bool dense)
    {
        var plan = ExecutionPlan.From(TestImages.Recurrent(dense, Timed));
        var samples = TestSamples.Random(samples: 3, ticks: 10, inputs: [20], oneIn: 2, values: 3, seed: 6);
        CoreTime[] Cores(TimingMode mode)
        {
            var run = new TimingRun(plan, mode, 10);
            ChipEmulator.Run(plan, samples, new(), run.Probe);
            return [.. run.Report().Cores.Select(core => core with { SlackSeconds = 0 })];
        }

        Cores(TimingMode.Detailed).Should().Equal(Cores(TimingMode.Simple));
    }

    [Fact]
    public void Constructor_ProfileWithoutTimes_SaysSo()
    {
        var plan = ExecutionPlan.From(Pair() with { Profile = TestProfiles.Plain });
        var create = () => new TimingRun(plan, TimingMode.Simple, 3);
        create.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC6200");
    }

    [Fact]
    public void Constructor_MeshSmallerThanTheImage_SaysSo()
    {
        var image = Pair();
        var small = ExecutionPlan.From(image with { Profile = Timed with { Mesh = new(1, 1, 1, MeshTopology.Mesh) } });
        var create = () => new TimingRun(small, TimingMode.Simple, 3);
        create.Should().Throw<InputErrorException>().Which.Diagnostic.Descriptor.Code.Should().Be("NC6204");
    }

    static ChipImage Pair()
    {
        var chip = new TestChip { Profile = Timed, Cores = 2 };
        var input = chip.Input("in", 1);
        var codes = new LifCodes { Threshold = [0] }.ToArray();
        var a = chip.Population("a", 1, "lif", 1, codes);
        var b = chip.Population("b", 2, "lif", 2, codes);
        chip.Project(input, 1, a, [new(0, 0, 1)]);
        chip.Project(chip.FirstUnitOf(a), 1, b, [new(0, 1, 1)]);
        chip.Output(b);

        // Neuron 0 of b would sit on core 0; without it the two cores hold one neuron each.
        var image = chip.Build();
        return image with
        {
            Populations = [image.Populations[0], image.Populations[1] with { Shape = new(1) }],
            Cores = [image.Cores[0] with { Neurons = [1] }, image.Cores[1] with { Neurons = [2], Blocks = [image.Cores[1].Blocks[0] with { Targets = [2] }] }],
        };
    }

    static PriceEntry Time(EventKind kind, double nanoseconds) =>
        new() { Event = kind, Value = nanoseconds * 1e-9, How = Evidence.Assumed, Scope = PriceScope.PerTerm, Source = "t" };
}
