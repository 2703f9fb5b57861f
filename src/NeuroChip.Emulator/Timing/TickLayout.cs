using System.Collections.Immutable;
using NeuroChip.Core.Images;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Timing;

/// <summary>Neighbouring neurons of one population on one core.</summary>
readonly record struct NeuronRun(int CoreIndex, int FirstNeuron, int Count);

/// <summary>What a spike of a unit makes its core send.</summary>
/// <param name="Core">Number of the core; <see cref="TickActivity.Outside"/> for inputs.</param>
/// <param name="Sent">Messages to other cores.</param>
/// <param name="Inside">Messages to its own core: 0 or 1.</param>
readonly record struct Sender(int Core, int Sent, int Inside);

/// <summary>What an image fixes about the activity of a chip: shared by all workers of a run.</summary>
sealed class TickLayout
{
    public TickLayout(ExecutionPlan plan)
    {
        Plan = plan;
        var image = plan.Image;
        Matrix = new(plan.Packets, image.Units, image.Cores.Length);
        Runs = [.. image.Populations.Select(population => RunsOf(population, plan).ToArray())];
        Neurons = [.. image.Cores.Select(core => core.Neurons.Order().ToArray())];
        PopulationOf = new int[image.Units];
        Array.Fill(PopulationOf, -1);
        for (var population = 0; population < image.Populations.Length; population++)
        {
            Array.Fill(PopulationOf, population, image.Populations[population].FirstUnit, image.Populations[population].Count);
        }

        Senders = [.. Enumerable.Range(0, image.Units).Select(unit => SenderOf(unit, plan))];
        ReadOuts = [.. ReadOutsOf(plan)];
    }

    public ExecutionPlan Plan { get; }

    public ChipImage Image => Plan.Image;

    public PacketTable Packets => Plan.Packets;

    public LoadMatrix Matrix { get; }

    /// <summary>[units]: who sends the unit's packets.</summary>
    public Sender[] Senders { get; }

    /// <summary>[populations]: who holds their neurons.</summary>
    public ImmutableArray<NeuronRun[]> Runs { get; }

    /// <summary>[cores]: units of their neurons, ascending.</summary>
    public ImmutableArray<int[]> Neurons { get; }

    /// <summary>[units]: index of the population; −1 for inputs.</summary>
    public int[] PopulationOf { get; }

    /// <summary>[groups of blocks]: what happens in a tick in which a spike arrives at them.</summary>
    public ImmutableArray<(int CoreIndex, long Conversions, long PartialSums)[]> ReadOuts { get; }

    static Sender SenderOf(int unit, ExecutionPlan plan)
    {
        if (plan.Packets.HomeOf(unit) is not (>= 0 and var home))
        {
            return new(TickActivity.Outside, 0, 0);
        }

        var targets = plan.Packets.Of(unit);
        var inside = targets.ToArray().Count(target => target.CoreIndex == home);
        return new(plan.Image.Cores[home].Core, targets.Length - inside, inside);
    }

    static IEnumerable<NeuronRun> RunsOf(PopulationImage population, ExecutionPlan plan)
    {
        var first = 0;
        for (var neuron = 1; neuron <= population.Count; neuron++)
        {
            if (neuron == population.Count || HomeOf(neuron) != HomeOf(first))
            {
                yield return new(HomeOf(first), first, neuron - first);
                first = neuron;
            }
        }

        int HomeOf(int neuron) => plan.Packets.HomeOf(population.FirstUnit + neuron);
    }

    static IEnumerable<(int CoreIndex, long Conversions, long PartialSums)[]> ReadOutsOf(ExecutionPlan plan)
    {
        var groups = new List<(int, long, long)>[plan.Activity.Groups];
        for (var group = 0; group < groups.Length; group++)
        {
            groups[group] = [];
        }

        var converts = BlockActivity.CountsConversions(plan.Image.Profile);
        for (var core = 0; core < plan.Image.Cores.Length; core++)
        {
            var image = plan.Image.Cores[core];
            for (var block = 0; block < image.Blocks.Length; block++)
            {
                if (plan.Activity.GroupOf(core, block) is >= 0 and var group)
                {
                    var targets = image.Blocks[block];
                    groups[group].Add((core, converts ? targets.Targets.Length : 0, BlockActivity.RemoteTargets(targets, image.Neurons.AsSpan())));
                }
            }
        }

        return groups.Select(group => group.ToArray());
    }
}
