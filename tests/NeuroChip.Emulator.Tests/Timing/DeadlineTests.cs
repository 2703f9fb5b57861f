using NeuroChip.Core.Hardware;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Tests.Timing;

public class DeadlineTests
{
    static readonly HardwareProfile Timed = TestProfiles.Plain with
    {
        Latency = [Time(EventKind.NeuronActive, 10), Time(EventKind.PacketSent, 100), Time(EventKind.PacketReceived, 20), Time(EventKind.SynapticEvent, 5)],
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_DeadlineAfterEverything_ChangesNothing(bool dense)
    {
        var (record, report) = Run(dense, 1);

        report.LatePackets.Should().Be(0);
        record.StateHash.Should().Be(ChipEmulator.Run(TestImages.Recurrent(dense, Timed), Samples, new()).StateHash);
    }

    // No packet from another core or from outside is in time: neurons see only what their own core sends them, here nothing in the first ticks.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_DeadlineBeforeEverything_DropsEveryPacketAndLeavesNoTraceOfThem(bool dense)
    {
        var (record, report) = Run(dense, 1e-12);

        var events = record.TotalEvents();
        events[EventKind.NeuronSpike].Should().Be(0);
        report.LatePackets.Should().Be(events[EventKind.InputSpike]);
        report.DroppedSynapticEvents.Should().Be(events[EventKind.SynapticEvent]);
    }

    [Theory]
    [InlineData(true, 0.5e-6)]
    [InlineData(false, 1e-6)]
    [InlineData(true, 2e-6)]
    public void Run_DeadlineInBetween_SendsWhatIsDeliveredAndDropped(bool dense, double deadline)
    {
        var (record, report) = Run(dense, deadline);

        var events = record.TotalEvents();
        var packets = events[EventKind.InputSpike] + events[EventKind.PacketReceived];
        report.LatePackets.Should().BePositive().And.BeLessThan(packets);
        report.DroppedSynapticEvents.Should().BePositive().And.BeLessThan(events[EventKind.SynapticEvent]);
        Run(dense, deadline).Record.StateHash.Should().Be(record.StateHash);
    }

    static readonly TestSamples Samples = TestSamples.Random(samples: 3, ticks: 10, inputs: [20], oneIn: 2, values: 3, seed: 6);

    static (RunRecord Record, TimingReport Report) Run(bool dense, double deadline)
    {
        var plan = ExecutionPlan.From(TestImages.Recurrent(dense, Timed with { DeadlineSeconds = deadline }));
        var run = new TimingRun(plan, TimingMode.Detailed, 10);
        return (ChipEmulator.Run(plan, Samples, new() { Threads = 2 }, new DeadlineProbe(run, null)), run.Report());
    }

    static PriceEntry Time(EventKind kind, double nanoseconds) =>
        new() { Event = kind, Value = nanoseconds * 1e-9, How = Evidence.Assumed, Scope = PriceScope.PerTerm, Source = "t" };
}
