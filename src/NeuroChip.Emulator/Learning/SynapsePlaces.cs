using NeuroChip.Core.Images;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>Where the synapses of an image's blocks that learn stand in the deliveries of its plan: the way back from rows to blocks.</summary>
sealed class SynapsePlaces
{
    readonly ExecutionPlan _plan;
    readonly Dictionary<(int Projection, int Delay, int Segment), int> _deliveryOf = [];
    readonly int[]?[] _next;

    public SynapsePlaces(ExecutionPlan plan)
    {
        _plan = plan;
        _next = new int[plan.Deliveries.Length][];
        foreach (var index in plan.Plasticity.SelectMany(plasticity => plasticity.Deliveries))
        {
            var delivery = plan.Deliveries[index];
            _deliveryOf[(delivery.Projection, delivery.DelayTicks, delivery.FirstNeuron / SparseRows.MaxTargets)] = index;
            _next[index] = delivery.Rows is SparseRows sparse ? sparse.RowStart[..^1] : null;
        }
    }

    /// <summary>Slots of a delivery: of a full matrix without its padding, or of its lists.</summary>
    public static int Slots(Delivery delivery) =>
        delivery.Rows is SparseRows sparse ? sparse.RowStart[^1] : delivery.Rows.Sources * delivery.Neurons;

    /// <summary>Index of the delivery of a projection's first targets that take so many ticks.</summary>
    public int DeliveryOf(int projection, int delay) => _deliveryOf[(projection, delay, 0)];

    /// <summary>Every synapse of a block. Blocks are asked for in the image's order, each once: so the plan was built, and the entries of a list follow one another.</summary>
    public SynapsePlace[] Of(CoreImage core, SynapseBlock block)
    {
        var places = new SynapsePlace[block.Codes.Length];
        for (var row = 0; row < block.AxonCount; row++)
        {
            var axon = core.Axons[block.FirstAxon + row];
            var (first, end) = block.IsDense
                ? (row * block.Targets.Length, (row + 1) * block.Targets.Length)
                : (block.RowStart[row], block.RowStart[row + 1]);
            for (var synapse = first; synapse < end; synapse++)
            {
                var target = block.Targets[block.IsDense ? synapse - first : block.Columns[synapse]];
                var delay = axon.DelayTicks + (block.Delays.IsEmpty ? 0 : block.Delays[synapse]);
                places[synapse] = Place(block.Projection, delay, axon.SourceUnit, target);
            }
        }

        return places;
    }

    SynapsePlace Place(int projection, int delay, int source, int target)
    {
        var neuron = target - _plan.Populations[_plan.Image.Projections[projection].Target].Image.FirstUnit;
        var index = _deliveryOf[(projection, delay, neuron / SparseRows.MaxTargets)];
        var row = source - _plan.Deliveries[index].SourceFirstUnit;
        return new(index, _next[index] is { } next ? next[row]++ : (row * _plan.Deliveries[index].Neurons) + (neuron % SparseRows.MaxTargets));
    }
}

/// <param name="Delivery">Index in the plan.</param>
/// <param name="Slot">Of the synapse in the delivery.</param>
readonly record struct SynapsePlace(int Delivery, int Slot);
