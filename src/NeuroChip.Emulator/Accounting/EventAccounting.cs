using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Scheduling;
using NeuroChip.Emulator.Timing;

namespace NeuroChip.Emulator.Accounting;

/// <summary>
/// Turns what a run counted per unit into events per core. Nearly all events are a number of spikes times something fixed by the image,
/// so they cost the tick loop nothing. What the events mean is said at <see cref="EventKind"/>.
/// </summary>
public static class EventAccounting
{
    /// <summary>Stands for the layer of what belongs to none.</summary>
    public const int NoLayer = -1;

    /// <returns>One for each core of the image, in its order.</returns>
    public static EventCounts[] Count(ExecutionPlan plan, RunTotals totals, int samples, int sampleTicks)
    {
        var sink = new CoreSink(plan.Image.Cores.Length);
        var updates = new long[plan.Populations.Length];
        Array.Fill(updates, (long)samples * sampleTicks);
        Count(plan, new(totals.Activations, totals.ActiveUpdates, totals.BlockTicks), updates, (long)samples * plan.Image.TicksFor(sampleTicks), ref sink);
        foreach (var learning in totals.Learning)
        {
            new LearningAccounting(plan, learning.Plan).Count(learning, ref sink);
        }

        return sink.Events;
    }

    /// <param name="updates">[populations]: soma updates of each neuron.</param>
    /// <param name="ticks">Ticks of the chip.</param>
    internal static void Count<TSink>(ExecutionPlan plan, UnitCounts counts, ReadOnlySpan<long> updates, long ticks, ref TSink sink)
        where TSink : struct, IEventSink
    {
        for (var core = 0; core < plan.Image.Cores.Length; core++)
        {
            CountSomas(plan, core, counts, updates, ref sink);
            CountSynapses(plan, core, counts, ref sink);
        }

        CountPackets(plan, counts.Activations, ref sink);
        CountOutputs(plan, counts.Activations, ref sink);
        if (plan.Image.Cores.Length > 0)
        {
            sink.Add(0, NoLayer, EventKind.Barrier, ticks);
        }
    }

    static void CountSomas<TSink>(ExecutionPlan plan, int core, UnitCounts counts, ReadOnlySpan<long> updates, ref TSink sink)
        where TSink : struct, IEventSink
    {
        var readsRows = plan.Image.Profile.Crossbar is { Mapping: CrossbarMapping.Direct };
        foreach (var neuron in plan.Image.Cores[core].Neurons)
        {
            var layer = LayerOf(plan, neuron);
            var all = updates[layer - plan.Image.Inputs.Length];
            sink.Add(core, layer, EventKind.NeuronActive, counts.ActiveUpdates[neuron]);
            sink.Add(core, layer, EventKind.NeuronIdle, all - counts.ActiveUpdates[neuron]);
            sink.Add(core, layer, EventKind.NeuronSpike, counts.Activations[neuron]);
            sink.Add(core, layer, EventKind.NeuronRowRead, readsRows ? all : 0);
        }
    }

    static void CountSynapses<TSink>(ExecutionPlan plan, int coreIndex, UnitCounts counts, ref TSink sink)
        where TSink : struct, IEventSink
    {
        var core = plan.Image.Cores[coreIndex];
        var countsConversions = BlockActivity.CountsConversions(plan.Image.Profile);
        var opened = new bool[core.Axons.Length];
        for (var index = 0; index < core.Blocks.Length; index++)
        {
            var block = core.Blocks[index];
            var layer = plan.Image.Inputs.Length + plan.Image.Projections[block.Projection].Target;
            sink.Add(coreIndex, layer, EventKind.AxonRead, Reads(core, block, counts.Activations, opened));
            sink.Add(coreIndex, layer, EventKind.SynapticEvent, SynapticEvents(core, block, counts.Activations));
            if (plan.Activity.GroupOf(coreIndex, index) is >= 0 and var group)
            {
                sink.Add(coreIndex, layer, EventKind.PartialSum, counts.BlockTicks[group] * BlockActivity.RemoteTargets(block, core.Neurons.AsSpan()));
                sink.Add(coreIndex, layer, EventKind.ColumnConversion, countsConversions ? counts.BlockTicks[group] * block.Targets.Length * ReadsOf(plan, block) : 0);
            }
        }

        for (var axon = 0; axon < opened.Length; axon++)
        {
            sink.Add(coreIndex, NoLayer, EventKind.AxonRead, opened[axon] ? 0 : counts.Activations[core.Axons[axon].SourceUnit]);
        }
    }

    // Digits of values are read one after the other, and each is converted.
    static int ReadsOf(ExecutionPlan plan, SynapseBlock block) => plan.Image.Projections[block.Projection].Readout?.Input?.Reads ?? 1;

    // Blocks of equal rows share their axons, which are opened once.
    static long Reads(CoreImage core, SynapseBlock block, long[] activations, bool[] opened)
    {
        long reads = 0;
        for (var axon = block.FirstAxon; axon < block.FirstAxon + block.AxonCount; axon++)
        {
            reads += opened[axon] ? 0 : activations[core.Axons[axon].SourceUnit];
            opened[axon] = true;
        }

        return reads;
    }

    static long SynapticEvents(CoreImage core, SynapseBlock block, long[] activations)
    {
        long events = 0;
        for (var row = 0; row < block.AxonCount; row++)
        {
            events += activations[core.Axons[block.FirstAxon + row].SourceUnit] * block.SynapsesOf(row);
        }

        return events;
    }

    // One packet per spike and core, however many of the core's axons it opens; with multicast one per spike, which is received by every core.
    static void CountPackets<TSink>(ExecutionPlan plan, long[] activations, ref TSink sink)
        where TSink : struct, IEventSink
    {
        var routes = new SpikeRoutes(plan);
        for (var unit = 0; unit < plan.Image.Units; unit++)
        {
            var spikes = activations[unit];
            if (spikes == 0)
            {
                continue;
            }

            var (home, layer) = (plan.Packets.HomeOf(unit), LayerOf(plan, unit));
            foreach (ref readonly var target in plan.Packets.Of(unit))
            {
                if (home < 0)
                {
                    sink.Add(target.CoreIndex, layer, EventKind.InputSpike, spikes);
                }
                else if (home != target.CoreIndex)
                {
                    CountPacket(plan.Image, home, target.CoreIndex, layer, spikes, routes.Multicast, ref sink);
                }
            }

            if (home >= 0 && routes.Multicast && SendsAny(plan.Packets.Of(unit), home))
            {
                CountTree(routes.LinksOf(unit), home, layer, spikes, ref sink);
            }
        }
    }

    static void CountPacket<TSink>(ChipImage image, int from, int to, int layer, long packets, bool inTree, ref TSink sink)
        where TSink : struct, IEventSink
    {
        var (dx, dy) = image.Profile.Mesh.Hops(image.Cores[from].Core, image.Cores[to].Core);
        sink.Add(to, layer, EventKind.PacketReceived, packets);
        sink.Add(from, layer, EventKind.PacketInTile, dx == 0 && dy == 0 ? packets : 0);
        if (!inTree)
        {
            sink.Add(from, layer, EventKind.PacketSent, packets);
            sink.Add(from, layer, EventKind.HopX, Math.Abs(dx) * packets);
            sink.Add(from, layer, EventKind.HopY, Math.Abs(dy) * packets);
        }
    }

    static bool SendsAny(ReadOnlySpan<PacketTarget> targets, int home) => targets.Length > 1 || (targets.Length == 1 && targets[0].CoreIndex != home);

    static void CountTree<TSink>(ReadOnlySpan<int> links, int from, int layer, long spikes, ref TSink sink)
        where TSink : struct, IEventSink
    {
        sink.Add(from, layer, EventKind.PacketSent, spikes);
        foreach (var link in links)
        {
            sink.Add(from, layer, LinkTally.IsAlongX(link) ? EventKind.HopX : EventKind.HopY, spikes);
        }
    }

    static void CountOutputs<TSink>(ExecutionPlan plan, long[] activations, ref TSink sink)
        where TSink : struct, IEventSink
    {
        foreach (var output in plan.Image.Outputs.Distinct())
        {
            var population = plan.Image.Populations[output];
            for (var unit = population.FirstUnit; unit < population.FirstUnit + population.Count; unit++)
            {
                if (plan.Packets.HomeOf(unit) is >= 0 and var home)
                {
                    sink.Add(home, plan.Image.Inputs.Length + output, EventKind.OutputSpike, activations[unit]);
                }
            }
        }
    }

    static int LayerOf(ExecutionPlan plan, int unit) => plan.LayerOf[unit];

    readonly struct CoreSink : IEventSink
    {
        public CoreSink(int cores) => Events = [.. Enumerable.Range(0, cores).Select(_ => new EventCounts())];

        public EventCounts[] Events { get; }

        public void Add(int core, int layer, EventKind kind, long count) => Events[core][kind] += count;
    }
}
