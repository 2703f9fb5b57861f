using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Scheduling;

namespace NeuroChip.Emulator.Accounting;

/// <summary>
/// Turns what a run counted per unit into events per core. Nearly all events are a number of spikes times something fixed by the image,
/// so they cost the tick loop nothing. What the events mean is said at <see cref="EventKind"/>.
/// </summary>
public static class EventAccounting
{
    /// <returns>One for each core of the image, in its order.</returns>
    public static EventCounts[] Count(ExecutionPlan plan, RunTotals totals, int samples, int sampleTicks)
    {
        var image = plan.Image;
        var homes = HomeOfUnits(image);
        var events = new EventCounts[image.Cores.Length];
        for (var core = 0; core < events.Length; core++)
        {
            events[core] = new();
            CountSomas(image, image.Cores[core], totals, (long)samples * sampleTicks, events[core]);
            CountSynapses(plan, core, totals, events[core]);
        }

        for (var core = 0; core < events.Length; core++)
        {
            CountPackets(image, core, homes, totals.Activations, events);
        }

        CountOutputs(image, homes, totals.Activations, events);
        if (events.Length > 0)
        {
            events[0][EventKind.Barrier] = (long)samples * image.TicksFor(sampleTicks);
        }

        return events;
    }

    static void CountSomas(ChipImage image, CoreImage core, RunTotals totals, long updatesPerNeuron, EventCounts events)
    {
        long active = 0, spikes = 0;
        foreach (var neuron in core.Neurons)
        {
            active += totals.ActiveUpdates[neuron];
            spikes += totals.Activations[neuron];
        }

        events[EventKind.NeuronActive] = active;
        events[EventKind.NeuronIdle] = core.Neurons.Length * updatesPerNeuron - active;
        events[EventKind.NeuronSpike] = spikes;
        if (image.Profile.Crossbar is { Mapping: CrossbarMapping.Direct })
        {
            events[EventKind.NeuronRowRead] = core.Neurons.Length * updatesPerNeuron;
        }
    }

    static void CountSynapses(ExecutionPlan plan, int coreIndex, RunTotals totals, EventCounts events)
    {
        var core = plan.Image.Cores[coreIndex];
        long reads = 0, synaptic = 0, conversions = 0, partialSums = 0;
        foreach (var axon in core.Axons)
        {
            reads += totals.Activations[axon.SourceUnit];
        }

        var countsConversions = BlockActivity.CountsConversions(plan.Image.Profile);
        for (var index = 0; index < core.Blocks.Length; index++)
        {
            var block = core.Blocks[index];
            synaptic += SynapticEvents(core, block, totals.Activations);
            if (plan.Activity.GroupOf(coreIndex, index) is >= 0 and var group)
            {
                partialSums += totals.BlockTicks[group] * BlockActivity.RemoteTargets(block, core.Neurons.AsSpan());
                conversions += countsConversions ? totals.BlockTicks[group] * block.Targets.Length : 0;
            }
        }

        events[EventKind.AxonRead] = reads;
        events[EventKind.SynapticEvent] = synaptic;
        events[EventKind.PartialSum] = partialSums;
        events[EventKind.ColumnConversion] = conversions;
    }

    static long SynapticEvents(CoreImage core, SynapseBlock block, long[] activations)
    {
        long events = 0;
        for (var row = 0; row < block.AxonCount; row++)
        {
            var synapses = block.IsDense ? block.Targets.Length : block.RowStart[row + 1] - block.RowStart[row];
            events += activations[core.Axons[block.FirstAxon + row].SourceUnit] * synapses;
        }

        return events;
    }

    // Packets into one core: one per spike, however many of the core's axons it opens.
    static void CountPackets(ChipImage image, int coreIndex, int[] homes, long[] activations, EventCounts[] events)
    {
        var core = image.Cores[coreIndex];
        var sources = new HashSet<int>();
        foreach (var axon in core.Axons)
        {
            if (!sources.Add(axon.SourceUnit))
            {
                continue;
            }

            var spikes = activations[axon.SourceUnit];
            var home = homes[axon.SourceUnit];
            if (home < 0)
            {
                events[coreIndex][EventKind.InputSpike] += spikes;
            }
            else if (home != coreIndex)
            {
                CountPacket(image.Profile.Mesh, image.Cores[home].Core, core.Core, spikes, events[home], events[coreIndex]);
            }
        }
    }

    static void CountPacket(MeshSpec mesh, int fromCore, int toCore, long packets, EventCounts sender, EventCounts receiver)
    {
        var (dx, dy) = mesh.Hops(fromCore, toCore);
        sender[EventKind.PacketSent] += packets;
        receiver[EventKind.PacketReceived] += packets;
        sender[EventKind.PacketInTile] += dx == 0 && dy == 0 ? packets : 0;
        sender[EventKind.HopX] += Math.Abs(dx) * packets;
        sender[EventKind.HopY] += Math.Abs(dy) * packets;
    }

    static void CountOutputs(ChipImage image, int[] homes, long[] activations, EventCounts[] events)
    {
        foreach (var output in image.Outputs.Distinct())
        {
            var population = image.Populations[output];
            for (var unit = population.FirstUnit; unit < population.FirstUnit + population.Count; unit++)
            {
                if (homes[unit] >= 0)
                {
                    events[homes[unit]][EventKind.OutputSpike] += activations[unit];
                }
            }
        }
    }

    /// <summary>[units]: index of the core that holds the soma; −1 for inputs.</summary>
    static int[] HomeOfUnits(ChipImage image)
    {
        var homes = new int[image.Units];
        Array.Fill(homes, -1);
        for (var core = 0; core < image.Cores.Length; core++)
        {
            foreach (var neuron in image.Cores[core].Neurons)
            {
                homes[neuron] = core;
            }
        }

        return homes;
    }
}
