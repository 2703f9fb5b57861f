using System.Runtime.InteropServices;
using NeuroChip.Core.Images;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Learning;

/// <summary>Puts what a run learned into an image: weights and devices back to their places in the blocks of the cores, kept states to their populations.</summary>
sealed class LearnedImage
{
    readonly ExecutionPlan _plan;
    readonly IReadOnlyList<Delivery> _deliveries;
    readonly IReadOnlyDictionary<int, DeviceBank> _banks;
    readonly SynapsePlaces _places;

    LearnedImage(ExecutionPlan plan, IReadOnlyList<Delivery> deliveries, IReadOnlyDictionary<int, DeviceBank> banks) =>
        (_plan, _deliveries, _banks, _places) = (plan, deliveries, banks, new(plan));

    /// <param name="deliveries">Those of the plan, with the learned weights.</param>
    /// <param name="banks">Devices of the deliveries that have any, by index.</param>
    /// <param name="state">After the last sample.</param>
    /// <param name="ticks">Ticks of learning in this run.</param>
    public static ChipImage Of(
        ExecutionPlan plan, IReadOnlyList<Delivery> deliveries, IReadOnlyDictionary<int, DeviceBank> banks, IChipStateView state, long ticks)
    {
        var learned = new LearnedImage(plan, deliveries, banks);
        return plan.Image with
        {
            LearnedTicks = plan.Image.LearnedTicks + ticks,
            Populations = [.. plan.Populations.Select((population, index) => WithKeptStates(population, index, state))],
            Cores = [.. plan.Image.Cores.Select(learned.Core)],
        };
    }

    static PopulationImage WithKeptStates(PlannedPopulation population, int index, IChipStateView state) => population.Image with
    {
        KeptStates = [.. population.Image.KeptStates.Select(kept => kept with
        {
            Values = [.. state.State(index, population.Shape.States.IndexOf(kept.Name))],
        })],
    };

    CoreImage Core(CoreImage core) => core with
    {
        Blocks = [.. core.Blocks.Select(block => _plan.Plasticity.Any(plasticity => plasticity.Projection == block.Projection) ? Block(core, block) : block)],
    };

    SynapseBlock Block(CoreImage core, SynapseBlock block)
    {
        if (FullRows(core, block) is { } codes)
        {
            return block with { Codes = ImmutableCollectionsMarshal.AsImmutableArray(codes) };
        }

        var places = _places.Of(core, block);
        return block with
        {
            Codes = ImmutableCollectionsMarshal.AsImmutableArray(Array.ConvertAll(places, Code)),
            Cells = block.Cells is { } cells ? DeviceBank.Give(cells, places, _banks) : null,
        };
    }

    // Where the rows of a block lie in rows of a matrix, which they mostly do, nothing has to be looked up by synapse. Null elsewhere.
    short[]? FullRows(CoreImage core, SynapseBlock block)
    {
        var population = _plan.Populations[_plan.Image.Projections[block.Projection].Target];
        if (!block.IsDense || block.Cells is not null || population.Count > SparseRows.MaxTargets)
        {
            return null;
        }

        var codes = GC.AllocateUninitializedArray<short>(block.Codes.Length);
        var targets = block.Targets.AsSpan();
        for (var row = 0; row < block.AxonCount; row++)
        {
            var axon = core.Axons[block.FirstAxon + row];
            var delivery = _deliveries[_places.DeliveryOf(block.Projection, axon.DelayTicks)];
            if (delivery.Rows is not DenseRows<short> dense)
            {
                return null;
            }

            var learned = dense.Codes.Span.Slice((axon.SourceUnit - delivery.SourceFirstUnit) * dense.Stride, dense.Stride);
            Take(learned, targets, population.FirstUnit, codes.AsSpan(row * targets.Length, targets.Length));
        }

        return codes;
    }

    // Neighbouring targets, the rule, are copied at once.
    static void Take(ReadOnlySpan<short> learned, ReadOnlySpan<int> targets, int firstUnit, Span<short> codes)
    {
        if (targets is [var first, .., var last] && last - first == targets.Length - 1)
        {
            learned.Slice(first - firstUnit, targets.Length).CopyTo(codes);
            return;
        }

        for (var column = 0; column < targets.Length; column++)
        {
            codes[column] = learned[targets[column] - firstUnit];
        }
    }

    short Code(SynapsePlace place)
    {
        var delivery = _deliveries[place.Delivery];
        return delivery.Rows is DenseRows<short> dense
            ? dense.Codes[(place.Slot / delivery.Neurons * dense.Stride) + (place.Slot % delivery.Neurons)]
            : (short)((SparseRows)delivery.Rows).Code(place.Slot);
    }
}
