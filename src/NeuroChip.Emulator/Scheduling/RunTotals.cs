using System.Collections.Immutable;
using NeuroChip.Emulator.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Scheduling;

/// <summary>What the workers of a run counted, added up. Sums of integers: the order does not matter.</summary>
public sealed class RunTotals(ExecutionPlan plan)
{
    readonly Lock _lock = new();

    /// <summary>[units]: see <see cref="SpikeTally.Activations"/>.</summary>
    public long[] Activations { get; } = new long[plan.Image.Units];

    /// <summary>[units]: as activations, but several spikes of a neuron in one tick count severally.</summary>
    public long[] Spikes { get; } = new long[plan.Image.Units];

    /// <summary>[units]: updates with input, bias or state; 0 for inputs.</summary>
    public long[] ActiveUpdates { get; } = new long[plan.Image.Units];

    /// <summary>[populations]: updates in which the current of a neuron wrapped; null on backends that do not count them.</summary>
    public long[]? Wraps { get; private set; }

    /// <summary>[groups]: see <see cref="BlockActivityTally.ActiveTicks"/>.</summary>
    public long[] BlockTicks { get; } = new long[plan.Activity.Groups];

    /// <summary>What projections learned; empty where nothing did.</summary>
    public ImmutableArray<LearningTotals> Learning { get; internal set; } = [];

    public void Add(SpikeTally spikes, BlockActivityTally blocks)
    {
        lock (_lock)
        {
            AddTo(Activations, spikes.Activations);
            AddTo(Spikes, spikes.Activations);
            AddTo(Spikes, spikes.FurtherSpikes);
            AddTo(BlockTicks, blocks.ActiveTicks);
        }
    }

    /// <param name="firstUnit">Unit of the first neuron.</param>
    public void AddActiveUpdates(int firstUnit, ReadOnlySpan<int> updates)
    {
        lock (_lock)
        {
            for (var i = 0; i < updates.Length; i++)
            {
                ActiveUpdates[firstUnit + i] += updates[i];
            }
        }
    }

    /// <param name="population">Index in the image.</param>
    public void AddWraps(int population, long wraps)
    {
        lock (_lock)
        {
            Wraps ??= new long[plan.Populations.Length];
            Wraps[population] += wraps;
        }
    }

    static void AddTo(long[] total, long[] part)
    {
        for (var i = 0; i < part.Length; i++)
        {
            total[i] += part[i];
        }
    }
}
