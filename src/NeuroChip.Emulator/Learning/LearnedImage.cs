using System.Runtime.InteropServices;
using NeuroChip.Core.Images;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Learning;

/// <summary>Puts what a run learned into an image: weights back to their places in the blocks of the cores, kept states to their populations.</summary>
sealed class LearnedImage
{
    readonly ExecutionPlan _plan;
    readonly IReadOnlyList<Delivery> _deliveries;
    readonly Dictionary<(int Projection, int Delay, int Segment), int> _deliveryOf = [];
    readonly int[]?[] _next;

    LearnedImage(ExecutionPlan plan, IReadOnlyList<Delivery> deliveries)
    {
        _plan = plan;
        _deliveries = deliveries;
        _next = new int[deliveries.Count][];
        foreach (var index in plan.Plasticity.SelectMany(plasticity => plasticity.Deliveries))
        {
            var delivery = deliveries[index];
            _deliveryOf[(delivery.Projection, delivery.DelayTicks, delivery.FirstNeuron / SparseRows.MaxTargets)] = index;
            _next[index] = delivery.Rows is SparseRows sparse ? sparse.RowStart[..^1] : null;
        }
    }

    /// <param name="deliveries">Those of the plan, with the learned weights.</param>
    /// <param name="state">After the last sample.</param>
    /// <param name="ticks">Ticks of learning in this run.</param>
    public static ChipImage Of(ExecutionPlan plan, IReadOnlyList<Delivery> deliveries, IChipStateView state, long ticks)
    {
        var learned = new LearnedImage(plan, deliveries);
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
        var codes = new short[block.Codes.Length];
        for (var row = 0; row < block.AxonCount; row++)
        {
            var axon = core.Axons[block.FirstAxon + row];
            if (!CopyFullRow(block, axon, codes.AsSpan(block.IsDense ? row * block.Targets.Length : 0)))
            {
                CopyRow(block, axon, row, codes);
            }
        }

        return block with { Codes = ImmutableCollectionsMarshal.AsImmutableArray(codes) };
    }

    // Where a row lies in one row of a matrix, which it mostly does, nothing has to be looked up by synapse.
    bool CopyFullRow(SynapseBlock block, Axon axon, Span<short> codes)
    {
        var population = _plan.Populations[_plan.Image.Projections[block.Projection].Target];
        if (!block.IsDense || !block.Delays.IsEmpty || population.Count > SparseRows.MaxTargets
            || _deliveries[_deliveryOf[(block.Projection, axon.DelayTicks, 0)]] is not { Rows: DenseRows<short> dense } delivery)
        {
            return false;
        }

        var learned = dense.Codes.Span.Slice((axon.SourceUnit - delivery.SourceFirstUnit) * dense.Stride, dense.Stride);
        var targets = block.Targets.AsSpan();
        for (var i = 0; i < targets.Length; i++)
        {
            codes[i] = learned[targets[i] - population.FirstUnit];
        }

        return true;
    }

    // In the order in which the plan was built from the image: the entries of a list follow one another.
    void CopyRow(SynapseBlock block, Axon axon, int row, short[] codes)
    {
        var (first, end) = block.IsDense
            ? (row * block.Targets.Length, (row + 1) * block.Targets.Length)
            : (block.RowStart[row], block.RowStart[row + 1]);
        for (var synapse = first; synapse < end; synapse++)
        {
            var target = block.Targets[block.IsDense ? synapse - first : block.Columns[synapse]];
            var delay = axon.DelayTicks + (block.Delays.IsEmpty ? 0 : block.Delays[synapse]);
            codes[synapse] = Code(block.Projection, delay, axon.SourceUnit, target);
        }
    }

    short Code(int projection, int delay, int source, int target)
    {
        var neuron = target - _plan.Populations[_plan.Image.Projections[projection].Target].FirstUnit;
        var index = _deliveryOf[(projection, delay, neuron / SparseRows.MaxTargets)];
        var row = source - _deliveries[index].SourceFirstUnit;
        return _deliveries[index].Rows is DenseRows<short> dense
            ? dense.Codes[row * dense.Stride + neuron % SparseRows.MaxTargets]
            : (short)((SparseRows)_deliveries[index].Rows).Code(_next[index]![row]++);
    }
}
