using NeuroChip.Core.Images;
using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>
/// Takes back what a packet added to the sums of later ticks. Sums wrap and have no order, so that taking away is as exact as adding; where
/// they saturate or are shifted down it is not, and a run with a deadline is refused before it comes to this (NC6203).
/// </summary>
sealed class PacketReversal
{
    readonly ExecutionPlan _plan;
    readonly PopulationState[] _populations;
    readonly int[] _sumOf;

    // [cores]: rows of each source unit, as (block, row).
    readonly Dictionary<int, List<(SynapseBlock Block, int Row)>>[] _rows;

    public PacketReversal(ExecutionPlan plan, PopulationState[] populations)
    {
        (_plan, _populations) = (plan, populations);
        _sumOf = [.. plan.Image.Projections.Select((_, projection) => plan.Deliveries.FirstOrDefault(d => d.Projection == projection)?.Sum ?? 0)];
        _rows = [.. plan.Image.Cores.Select(RowsOf)];
    }

    /// <param name="value">What the spike carried.</param>
    public void TakeBack(LatePacket packet, int value, int tick)
    {
        var core = _plan.Image.Cores[packet.CoreIndex];
        foreach (var (block, row) in _rows[packet.CoreIndex][packet.Unit])
        {
            var projection = _plan.Image.Projections[block.Projection];
            var (delay, target) = (core.Axons[block.FirstAxon + row].DelayTicks, _populations[projection.Target]);
            var (first, count) = (block.IsDense ? row * block.Targets.Length : block.RowStart[row], block.SynapsesOf(row));
            for (var synapse = first; synapse < first + count; synapse++)
            {
                var unit = block.Targets[block.IsDense ? synapse - first : block.Columns[synapse]];
                var arrival = tick + 1 + delay + (block.Delays.IsEmpty ? 0 : block.Delays[synapse]);
                target.InputsOf(target.SlotOf(arrival), _sumOf[block.Projection])[unit - target.FirstUnit] -= value * block.Codes[synapse] << projection.Exponent;
            }
        }
    }

    static Dictionary<int, List<(SynapseBlock Block, int Row)>> RowsOf(CoreImage core)
    {
        var rows = new Dictionary<int, List<(SynapseBlock Block, int Row)>>();
        foreach (var block in core.Blocks)
        {
            for (var row = 0; row < block.AxonCount; row++)
            {
                var unit = core.Axons[block.FirstAxon + row].SourceUnit;
                (rows.TryGetValue(unit, out var known) ? known : rows[unit] = []).Add((block, row));
            }
        }

        return rows;
    }
}
