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
        var events = new EventCounts[image.Cores.Length];
        for (var core = 0; core < events.Length; core++)
        {
            events[core] = new();
            CountSomas(image, image.Cores[core], totals, (long)samples * sampleTicks, events[core]);
            CountSynapses(plan, core, totals, events[core]);
        }

        CountPackets(plan, totals.Activations, events);
        CountOutputs(plan, totals.Activations, events);
        foreach (var learning in totals.Learning)
        {
            LearningAccounting.Count(plan, learning, events);
        }

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
            events += activations[core.Axons[block.FirstAxon + row].SourceUnit] * block.SynapsesOf(row);
        }

        return events;
    }

    // One packet per spike and core, however many of the core's axons it opens.
    static void CountPackets(ExecutionPlan plan, long[] activations, EventCounts[] events)
    {
        var (image, packets) = (plan.Image, plan.Packets);
        for (var unit = 0; unit < image.Units; unit++)
        {
            var (home, spikes) = (packets.HomeOf(unit), activations[unit]);
            foreach (ref readonly var target in packets.Of(unit))
            {
                if (home < 0)
                {
                    events[target.CoreIndex][EventKind.InputSpike] += spikes;
                }
                else if (home != target.CoreIndex)
                {
                    CountPacket(image.Profile.Mesh, image.Cores[home].Core, image.Cores[target.CoreIndex].Core, spikes, events[home], events[target.CoreIndex]);
                }
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

    static void CountOutputs(ExecutionPlan plan, long[] activations, EventCounts[] events)
    {
        foreach (var output in plan.Image.Outputs.Distinct())
        {
            var population = plan.Image.Populations[output];
            for (var unit = population.FirstUnit; unit < population.FirstUnit + population.Count; unit++)
            {
                if (plan.Packets.HomeOf(unit) is >= 0 and var home)
                {
                    events[home][EventKind.OutputSpike] += activations[unit];
                }
            }
        }
    }
}
