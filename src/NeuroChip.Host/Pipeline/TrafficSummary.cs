using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Accounting;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Timing;
using NeuroChip.Host.Reports;

namespace NeuroChip.Host.Pipeline;

/// <summary>Loads of cores and links of a run, with their times where a timing model ran.</summary>
static class TrafficSummary
{
    public static TrafficFigures Of(ExecutionPlan plan, RunRecord record, TimingReport? timing, bool decidesAtFirstSpike)
    {
        var cores = plan.Image.Cores.Select((core, index) => Core(plan.Image.Profile.Mesh, core.Core, record.EventsByCore[index], timing?.Cores[index])).ToList();
        var links = Links(plan, record, timing).ToList();
        return new(cores, links, timing is null ? null : Timing(plan, record, timing, decidesAtFirstSpike, cores, links));
    }

    static CoreLoadFigures Core(MeshSpec mesh, int core, EventCounts events, CoreTime? time)
    {
        var (x, y) = mesh.TileOf(core);
        return new(
            core, x, y, events[EventKind.PacketSent], events[EventKind.PacketReceived], events[EventKind.InputSpike],
            events[EventKind.SynapticEvent], events[EventKind.NeuronSpike], time?.BusySeconds, time?.SlackSeconds, time?.CriticalTicks);
    }

    static IEnumerable<LinkLoadFigures> Links(ExecutionPlan plan, RunRecord record, TimingReport? timing)
    {
        var mesh = TileMesh.Of(plan.Image.Profile.Mesh);
        var routed = timing?.Mode == TimingMode.Flit ? timing.Traffic : Routed(plan, record);
        var knowsLinks = timing is { Mode: not TimingMode.Simple };
        var critical = timing?.Links.ToDictionary(link => link.Link, link => link.CriticalTicks) ?? [];
        foreach (var (link, packets) in routed)
        {
            var (tile, side) = (link / LinkTally.Sides, (LinkSide)(link % LinkTally.Sides));
            var (from, to) = (mesh.PositionOf(tile), mesh.PositionOf(mesh.Neighbour(tile, side)!.Value));
            yield return new(from.X, from.Y, to.X, to.Y, packets, knowsLinks ? critical.GetValueOrDefault(link) : null);
        }
    }

    // Where no model routes every packet, each takes its dimension-ordered way.
    static ImmutableArray<LinkPackets> Routed(ExecutionPlan plan, RunRecord record)
    {
        var tally = TrafficLoads.Count(plan, record.ActivationsByUnit);
        return [.. tally.Used.Order().Select(link => new LinkPackets(link, tally[link]))];
    }

    static TimingFigures Timing(
        ExecutionPlan plan, RunRecord record, TimingReport timing, bool decidesAtFirstSpike, List<CoreLoadFigures> cores, List<LinkLoadFigures> links)
    {
        var profile = plan.Image.Profile;
        var events = record.TotalEvents();
        var latencies = timing.Samples.Select(sample => decidesAtFirstSpike ? sample.ToFirstOutput : sample.ToEnd).OfType<double>().ToList();
        return new()
        {
            Mode = timing.Mode.ToString().ToLowerInvariant(),
            SecondsPerSample = timing.Seconds / Math.Max(timing.Samples.Length, 1),
            MeanTickSeconds = timing.Seconds / Math.Max(timing.Ticks, 1),
            BarrierSeconds = timing.BarrierSeconds,
            LongestTick = timing.LongestTick is { } tick ? new(tick.Sample, tick.Tick, tick.WorkSeconds, tick.CriticalCore) : null,
            MeanLatencySeconds = latencies.Count == 0 ? null : latencies.Average(),
            LargestLatencySeconds = latencies.Count == 0 ? null : latencies.Max(),
            LatencyUntil = decidesAtFirstSpike ? "the first spike out" : "the end of the sample",
            Overruns = profile.TickSeconds is null ? null : timing.Overruns,
            LatePackets = profile.DeadlineSeconds is null ? null : timing.LatePackets,
            DroppedSynapticEvents = profile.DeadlineSeconds is null ? null : timing.DroppedSynapticEvents,
            BusiestCore = cores.MaxBy(core => core.BusySeconds),
            BusiestLink = links.MaxBy(link => link.Packets),
            Missing = [.. ProfileTimes.Missing(profile).Where(kind => events[kind] > 0).Select(EnergyModel.NameOf)],
        };
    }
}
