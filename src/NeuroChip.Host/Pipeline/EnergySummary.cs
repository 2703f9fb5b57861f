using NeuroChip.Core.Hardware;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Accounting;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>The energy report in the form that all outputs share.</summary>
static class EnergySummary
{
    public static EnergyFigures Of(EnergyReport energy, EventCounts events, int samples) => new()
    {
        PerSampleJoules = energy.TotalJoules / Math.Max(samples, 1),
        Lines = [.. energy.Events.Select(term => Line(term, "")), .. energy.Static.Select(term => Line(term, "s"))],
        AllIn = [.. energy.AllIn.Select(term => Line(term, ""))],
        Missing = energy.Missing,
        Events = [.. Enum.GetValues<EventKind>().Select(kind => KeyValuePair.Create(EnergyModel.NameOf(kind), events[kind]))],
        SecondsPerSample = energy.Time?.Seconds / Math.Max(samples, 1),
        TimeBasis = energy.Time?.Basis,
    };

    static readonly Dictionary<Evidence, string> EvidenceNames = new()
    {
        [Evidence.Measured] = "measured",
        [Evidence.PreSilicon] = "pre-silicon",
        [Evidence.PostLayout] = "post-layout",
        [Evidence.Fit] = "fit",
        [Evidence.Derived] = "derived",
        [Evidence.Assumed] = "assumed",
    };

    static EnergyLine Line(EnergyTerm term, string unit) =>
        new(term.Component, term.Count, unit, term.Price, term.Joules, EvidenceNames[term.How], term.Source);
}
