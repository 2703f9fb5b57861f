using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// The operands of the synapses of one source, one row of targets for each slot. What does not depend on the source is filled once in a
/// learning phase, the rest for every source.
/// </summary>
/// <param name="targets">Target units.</param>
sealed class OperandBuffers(IReadOnlyList<OperandSource> slots, int targets)
{
    readonly AlignedArray<int> _values = new((long)slots.Count * ExecutionPlan.Pad(targets));

    /// <summary>Elements from one slot to the next.</summary>
    public int Stride { get; } = ExecutionPlan.Pad(targets);

    public ref int First => ref _values.First;

    /// <summary>What is the same for all sources.</summary>
    /// <param name="epoch">Number of the epoch that ends, from 1.</param>
    public void FillShared(TraceBank targetTraces, int epochTicks, long epoch)
    {
        for (var slot = 0; slot < slots.Count; slot++)
        {
            if (slots[slot] is { IsShared: true } operand)
            {
                FillShared(Row(slot), operand, targetTraces, epochTicks, epoch);
            }
        }
    }

    /// <summary>What belongs to one source.</summary>
    /// <param name="synapses">Weights and tags by variable.</param>
    public void FillRow(int source, TraceBank sourceTraces, TraceBank targetTraces, int epochTicks, SynapseValues synapses)
    {
        for (var slot = 0; slot < slots.Count; slot++)
        {
            if (slots[slot] is { IsShared: false, Variable: { } variable } operand)
            {
                FillRow(Row(slot), variable, operand.Gate, source, sourceTraces, targetTraces, epochTicks, synapses);
            }
        }
    }

    Span<int> Row(int slot) => _values.Span.Slice(slot * Stride, targets);

    static void FillShared(Span<int> row, OperandSource operand, TraceBank targetTraces, int epochTicks, long epoch)
    {
        if (operand.Variable is not { } variable)
        {
            row.Fill((epoch & ((1L << operand.PeriodLog2) - 1)) == 0 ? 1 : 0);
            return;
        }

        var stamps = targetTraces.Stamps;
        for (var target = 0; target < row.Length; target++)
        {
            var tick = operand.Gate == RuleGate.Epoch ? epochTicks : stamps[target];
            row[target] = variable == RuleVariable.Y0 ? Math.Min(stamps[target], 1) : targetTraces.At(variable - RuleVariable.Y1, tick)[target];
        }
    }

    static void FillRow(
        Span<int> row, RuleVariable variable, RuleGate gate, int source, TraceBank sourceTraces, TraceBank targetTraces, int epochTicks, SynapseValues synapses)
    {
        var stamp = sourceTraces.Stamps[source];
        if (variable == RuleVariable.X0)
        {
            row.Fill(Math.Min(stamp, 1));
        }
        else if (!RuleVariables.IsTrace(variable))
        {
            synapses.Row(variable, source)[..row.Length].CopyTo(row);
        }
        else if (!RuleVariables.IsSourceTrace(variable))
        {
            Widen(targetTraces.At(variable - RuleVariable.Y1, stamp), row);
        }
        else if (gate == RuleGate.TargetSpike)
        {
            Gather(sourceTraces, (int)variable, source, targetTraces.Stamps, row);
        }
        else
        {
            row.Fill(sourceTraces.At((int)variable, gate == RuleGate.Epoch ? epochTicks : stamp)[source]);
        }
    }

    static void Widen(ReadOnlySpan<sbyte> from, Span<int> row)
    {
        for (var target = 0; target < row.Length; target++)
        {
            row[target] = from[target];
        }
    }

    // A source's trace as it was at each target's last spike.
    static void Gather(TraceBank sourceTraces, int trace, int source, ReadOnlySpan<int> stamps, Span<int> row)
    {
        for (var target = 0; target < row.Length; target++)
        {
            row[target] = sourceTraces.At(trace, stamps[target])[source];
        }
    }
}
