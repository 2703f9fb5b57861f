using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Tests.Timing;

public class TickTimingTests
{
    const double Rounding = 1e-18;

    /// <summary>
    /// Step 5 of the first published case. Core 0: two sources send to core 0 (3 synapses each), then three neurons fire and send to core 1
    /// (2, 2 and 1 synapses). Core 1: three neurons, two of them updated.
    /// </summary>
    static TickActivity PublishedStep()
    {
        var activity = new TickActivity(2);
        activity.Send(0, 0, 0, 1, 3);
        activity.Send(0, 0, 0, 1, 3);
        foreach (var synapses in new[] { 2, 2, 1 })
        {
            activity.Work(0, SomaWork.Fired);
            activity.Send(0, 0, 1, 1, synapses);
        }

        activity.Work(1, SomaWork.Updated);
        activity.Work(1, SomaWork.Updated);
        activity.Work(1, SomaWork.Idle);
        return activity;
    }

    // Core 0: 2 × 5.1 for the sources, 3 × (6 + 3.7 + 30 + 5.1) for the neurons = 144.6 ns; the receivers need less.
    [Fact]
    public void Simple_PublishedStep_IsTheBusiestCore() =>
        new SimpleTiming(TestCosts.Published).Seconds(PublishedStep().Loads).Should().BeApproximately(144.6e-9, Rounding);

    // The last message leaves at 144.6, flies 4.1 and is received in 16 + 3.8 = 19.8 ns.
    [Fact]
    public void Detailed_PublishedStep_EndsWithTheLastMessage() =>
        new DetailedTiming(new(2, 1, 1), TestCosts.Published, 4).Seconds(PublishedStep()).Should().BeApproximately(168.5e-9, Rounding);

    // 2 × (3 + 3) + 5 synapses: 11 × 35.5; soma 3 × 142.1 + 2 × 72.8 + 51.2; five packets of 111 and three hops east of 3.
    [Fact]
    public void Energy_PublishedStep_AddsUp()
    {
        var energy = TickEnergy.Of(TickEvents.Of(PublishedStep(), new(2, 1, 1)), TestCosts.Published);

        energy.Synapse.Should().BeApproximately(390.5e-12, 1e-21);
        energy.Soma.Should().BeApproximately(623.1e-12, 1e-21);
        energy.Network.Should().BeApproximately(564e-12, 1e-21);
        energy.Total.Should().BeApproximately(1577.6e-12, 1e-21);
    }

    /// <summary>
    /// A core sends five messages to itself, one a unit of time, each received in 10. In flight is what has not begun to be received; half of
    /// it counts as on the one link. The fifth finds 1.5 on a link that holds 1 and waits 0.5 × 10.
    ///   ready  1   2   3   4   5        begins   1  11  21  31  41
    ///   found  0   0  0.5  1  1.5       done    11  21  31  41  51
    /// So the neuron after it is done at 5 + 5 + 100, where the receiver is at 51.
    /// </summary>
    [Fact]
    public void Detailed_FullRoute_HoldsTheSenderBack()
    {
        var activity = new TickActivity(1);
        for (var message = 0; message < 5; message++)
        {
            activity.Send(0, 0, 0, 1, 1);
        }

        var timing = new DetailedTiming(new(1, 1, 1), TestCosts.Waiting, linkBufferSize: 1);
        timing.Seconds(activity).Should().Be(51);

        activity.Work(0, SomaWork.Idle);
        timing.Seconds(activity).Should().Be(110);
        new DetailedTiming(new(1, 1, 1), TestCosts.Waiting, linkBufferSize: 2).Seconds(activity).Should().Be(105);
    }

    /// <summary>
    /// The example of docs/timing.md: core 0 updates two neurons, the second of which fires with three synapses on core 1 of the same tile.
    /// Sending 2 × 9.7 + 30 + 5.1 = 54.5 ns, receiving 16 + 3 × 3.8 = 27.4 ns; a router of 4 cycles of 1 ns from cycle 55 on.
    /// </summary>
    [Fact]
    public void All_ExampleOfTheDocument_TakeWhatItSays()
    {
        var activity = new TickActivity(2);
        activity.Work(0, SomaWork.Updated);
        activity.Work(0, SomaWork.Fired);
        activity.Send(1, 0, 1, 1, 3);
        var (mesh, pipeline) = (new TileMesh(1, 1, 2), new CorePipeline(TestCosts.Published));

        new SimpleTiming(pipeline).Seconds(activity.Loads).Should().BeApproximately(54.5e-9, Rounding);
        new DetailedTiming(mesh, pipeline, 16).Seconds(activity).Should().BeApproximately(81.9e-9, Rounding);
        new FlitTiming(mesh, pipeline, new() { ClockHertz = 1e9, RouterCycles = 4 }).Seconds(activity).Should().BeApproximately(86.4e-9, Rounding);
    }

    /// <summary>
    /// Stages side by side at 1 GHz: five packets of four synapses each. Axon in takes 2 cycles a packet, two lanes read 20 synapses in 10 intervals of 3 cycles,
    /// the slowest; before them one packet passes axon in, behind them one sum the dendrite: 30 + (2 + 3 + 1) - 3 cycles.
    /// </summary>
    [Fact]
    public void Receive_Stages_TakeAsLongAsTheSlowest()
    {
        var stages = new Core.Hardware.PipelineSpec
        {
            ClockHertz = 1e9,
            AxonIn = new() { Cycles = 2 },
            Synapse = new() { Cycles = 3, Lanes = 2 },
            Dendrite = new() { Cycles = 1 },
        };
        var load = new CoreLoad { Received = 5, Rows = 5, SynapticEvents = 20 };

        new CorePipeline(TestCosts.Published, stages).ReceiveSeconds(load).Should().BeApproximately(33e-9, Rounding);
    }

    /// <summary>An analog array of 5 cycles, read once; 12 columns on 8 converters: 4 cycles, and one interval of 2 more. Two packets of 2 cycles before.</summary>
    [Fact]
    public void Receive_AnalogArray_ReadsOnceAndSharesItsConverters()
    {
        var stages = new Core.Hardware.PipelineSpec
        {
            ClockHertz = 1e9,
            Read = Core.Hardware.SynapseRead.Analog,
            AxonIn = new() { Cycles = 2 },
            Synapse = new() { Cycles = 5 },
            Conversion = new() { Cycles = 4, Interval = 2, Lanes = 8 },
        };
        var load = new CoreLoad { Received = 2, Rows = 2, SynapticEvents = 24, Conversions = 12 };

        new CorePipeline(TestCosts.Published, stages).ReceiveSeconds(load).Should().BeApproximately(15e-9, Rounding);
    }

    [Fact]
    public void Both_NothingHappened_TakeNoTime()
    {
        new SimpleTiming(TestCosts.Published).Seconds(new TickActivity(4).Loads).Should().Be(0);
        new DetailedTiming(new(2, 2, 1), TestCosts.Published, 1).Seconds(new(4)).Should().Be(0);
    }
}
