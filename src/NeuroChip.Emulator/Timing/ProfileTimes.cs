using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Emulator.Timing;

/// <summary>Takes the times of a profile apart for the timing models.</summary>
public static class ProfileTimes
{
    /// <summary>Times of events as a profile gives them; one that it does not give is 0, and so is every energy.</summary>
    public static EventCosts Costs(HardwareProfile profile, int tilesInUse)
    {
        EventCost Of(EventKind kind) => new(0, Seconds(profile, kind, tilesInUse));
        return new()
        {
            SomaAccess = Of(EventKind.NeuronIdle),
            SomaUpdate = new(0, Seconds(profile, EventKind.NeuronActive, tilesInUse) - Seconds(profile, EventKind.NeuronIdle, tilesInUse)),
            SomaSpike = Of(EventKind.NeuronSpike),
            AxonOut = Of(EventKind.PacketSent),
            AxonIn = Of(EventKind.PacketReceived),
            AxonRead = Of(EventKind.AxonRead),
            Synapse = Of(EventKind.SynapticEvent),
            Conversion = Of(EventKind.ColumnConversion),
            PartialSum = Of(EventKind.PartialSum),
            OwnCoreIsInside = true,
            HopEast = Of(EventKind.HopX),
            HopWest = Of(EventKind.HopX),
            HopNorth = Of(EventKind.HopY),
            HopSouth = Of(EventKind.HopY),
        };
    }

    /// <exception cref="InputErrorException">NC6200: neither latencies nor a clocked pipeline.</exception>
    public static CorePipeline Pipeline(HardwareProfile profile, int tilesInUse)
    {
        if (profile.Latency.IsEmpty && profile.Pipeline?.ClockHertz is null)
        {
            throw new InputErrorException(TimingCodes.NoTimes.With(
                $"Profile '{profile.Name}' has no 'latency' and no 'pipeline.clock': only --timing none works with it."));
        }

        var costs = Costs(profile, tilesInUse);
        return profile.Pipeline is { } stages ? new(costs, stages) : new(costs);
    }

    /// <summary>Time of one event; 0 where the profile does not give it.</summary>
    public static double Seconds(HardwareProfile profile, EventKind kind, int tilesInUse) =>
        profile.Latency.Select(entry => entry.InForce).FirstOrDefault(entry => entry.Event == kind && entry.Scope == PriceScope.PerTerm)?.ValueAt(tilesInUse) ?? 0;

    /// <summary>Events that take a core's time and have no latency in the profile; a clocked stage needs none.</summary>
    public static IEnumerable<EventKind> Missing(HardwareProfile profile) =>
        profile.Pipeline?.ClockHertz is not null ? [] : TimedEvents.Where(kind => profile.Latency.All(entry => entry.Event != kind));

    static readonly EventKind[] TimedEvents =
        [EventKind.SynapticEvent, EventKind.NeuronIdle, EventKind.NeuronActive, EventKind.NeuronSpike, EventKind.PacketSent, EventKind.PacketReceived, EventKind.Barrier];
}
