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

    [Fact]
    public void Both_NothingHappened_TakeNoTime()
    {
        new SimpleTiming(TestCosts.Published).Seconds(new TickActivity(4).Loads).Should().Be(0);
        new DetailedTiming(new(2, 2, 1), TestCosts.Published, 1).Seconds(new(4)).Should().Be(0);
    }
}
