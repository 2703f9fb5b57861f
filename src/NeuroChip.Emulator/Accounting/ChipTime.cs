using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;

namespace NeuroChip.Emulator.Accounting;

/// <summary>How long the chip took, by its own clock.</summary>
/// <param name="Seconds">For all samples together.</param>
/// <param name="Basis">How the number came about, for the report.</param>
public sealed record ChipTime(double Seconds, string Basis)
{
    /// <summary>
    /// Clocked chips: ticks times the tick's length. Others: the events of the busiest core one after another, plus the barriers. That is a
    /// lower bound, since the busiest core can change from tick to tick and messages can wait. Null where the profile gives no times.
    /// </summary>
    public static ChipTime? Of(ChipImage image, RunRecord record)
    {
        var profile = image.Profile;
        if (profile.TickSeconds is { } tick)
        {
            var ticks = (long)record.Results.Length * image.TicksFor(record.TicksPerSample);
            return new ChipTime(ticks * tick, "ticks × tick length");
        }

        var latencies = profile.Latency.Select(entry => entry.InForce).Where(entry => entry.Scope == PriceScope.PerTerm).ToList();
        if (latencies.Count == 0 || record.EventsByCore.Length == 0)
        {
            return null;
        }

        var tiles = EnergyModel.TilesInUse(image);
        var busiest = record.EventsByCore.Max(events => latencies.Where(IsWork).Sum(entry => events[entry.Event] * entry.ValueAt(tiles)));
        var barriers = latencies.Where(entry => entry.Event == EventKind.Barrier).Sum(entry => record.TotalEvents()[entry.Event] * entry.ValueAt(tiles));
        return new ChipTime(busiest + barriers, "busiest core's events in sequence + barriers, without contention");
    }

    static bool IsWork(PriceEntry entry) => entry.Event != EventKind.Barrier;
}
