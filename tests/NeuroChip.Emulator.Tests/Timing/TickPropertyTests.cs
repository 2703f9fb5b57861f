using FsCheck;
using FsCheck.Fluent;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Tests.Timing;

public class TickPropertyTests
{
    static void ForAllActivities(Func<RandomActivity, bool> property) =>
        Prop.ForAll(RandomActivity.Any(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Events_AnyActivity_CountWhatWasRecorded() => ForAllActivities(tick =>
    {
        var events = TickEvents.Of(tick.Record(), tick.Mesh);
        return events.Packets == tick.Firing.Sum(neuron => neuron.To.Length)
            && events.SynapticEvents == tick.Firing.Sum(neuron => neuron.To.Sum(to => to.Synapses))
            && events.Soma.Accesses == tick.Firing.Length
            && events.Soma.Spikes == tick.Firing.Count(neuron => neuron.To.Length > 0)
            && events.Hops.Total == tick.Firing.Sum(neuron => neuron.To.Sum(to => tick.Mesh.Hops(neuron.Core, to.Core).Total));
    });

    [Fact]
    public void Energy_OfAllCores_IsTheSumOverMessagesAndRest() => ForAllActivities(tick =>
    {
        var whole = TickEnergy.Of(TickEvents.Of(tick.Record(), tick.Mesh), TestCosts.Published);
        var parts = tick.Firing
            .Select(neuron => new RandomActivity(tick.Mesh, tick.LinkBufferSize, [neuron]).Record())
            .Aggregate(default(TickEnergy), (sum, neuron) => sum + TickEnergy.Of(TickEvents.Of(neuron, tick.Mesh), TestCosts.Published));
        return Math.Abs(whole.Total - parts.Total) <= 1e-12 * whole.Total && whole.Total == whole.Synapse + whole.Soma + whole.Network;
    });

    [Fact]
    public void Detailed_AnyActivity_IsNeverBelowSimple() => ForAllActivities(tick =>
    {
        var activity = tick.Record();
        var simple = new SimpleTiming(TestCosts.Published).Seconds(activity.Loads);
        var detailed = new DetailedTiming(tick.Mesh, TestCosts.Published, tick.LinkBufferSize).Seconds(activity);
        return detailed >= simple * (1 - 1e-12);
    });

    [Fact]
    public void Detailed_UsedAgain_GivesTheSameBits()
    {
        ForAllActivities(tick =>
        {
            var activity = tick.Record();
            var timing = new DetailedTiming(tick.Mesh, TestCosts.Published, tick.LinkBufferSize);
            return timing.Seconds(activity) == timing.Seconds(activity);
        });
    }

    [Fact]
    public void Detailed_EverythingTwiceAsSlow_TakesTwiceAsLong() => ForAllActivities(tick =>
    {
        var activity = tick.Record();
        double Seconds(EventCosts costs) => new DetailedTiming(tick.Mesh, costs, tick.LinkBufferSize).Seconds(activity);

        // Doubling is exact in binary, so that every comparison within comes out the same.
        return Seconds(Slower(TestCosts.Published)) == 2 * Seconds(TestCosts.Published);
    });

    static EventCosts Slower(EventCosts costs) => new()
    {
        SomaAccess = Twice(costs.SomaAccess),
        SomaUpdate = Twice(costs.SomaUpdate),
        SomaSpike = Twice(costs.SomaSpike),
        AxonOut = Twice(costs.AxonOut),
        AxonIn = Twice(costs.AxonIn),
        Synapse = Twice(costs.Synapse),
        HopEast = Twice(costs.HopEast),
        HopWest = Twice(costs.HopWest),
        HopNorth = Twice(costs.HopNorth),
        HopSouth = Twice(costs.HopSouth),
    };

    static EventCost Twice(EventCost cost) => cost with { Seconds = 2 * cost.Seconds };
}
