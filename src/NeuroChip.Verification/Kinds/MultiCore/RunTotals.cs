using NeuroChip.Emulator.Timing;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>Sums over the steps of a case.</summary>
readonly record struct RunTotals(
    long Fired, long Updated, long Packets, long SynapticEvents, long Hops, TickEnergy Energy, double SimpleSeconds, double DetailedSeconds)
{
    public RunTotals Plus(CaseStep step) => new(
        Fired + step.Fired.Length,
        Updated + step.Updated,
        Packets + step.Events.Packets,
        SynapticEvents + step.Events.SynapticEvents,
        Hops + step.Events.Hops.Total,
        Energy + step.Energy,
        SimpleSeconds + step.SimpleSeconds,
        DetailedSeconds + step.DetailedSeconds);
}
