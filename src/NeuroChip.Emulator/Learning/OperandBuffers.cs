using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// The operands of the synapses of one source, one row for each slot. What does not depend on the source is filled once in a learning phase for all
/// targets, and once for the targets that spiked; the rest is filled for every source.
/// </summary>
sealed class OperandBuffers<TLane> where TLane : struct, IVectorLane<TLane>
{
    readonly OperandSource[] _slots;
    readonly int _stride;
    readonly AlignedArray<int> _values;
    readonly int[] _mixedOffsets, _selectedOffsets, _ownOffsets, _filledStamps, _learnedSlots;

    /// <param name="targets">Target units.</param>
    public OperandBuffers(IReadOnlyList<OperandSource> slots, int targets)
    {
        _slots = [.. slots];
        _stride = ExecutionPlan.Pad(targets);
        var own = checked(_slots.Length * _stride);
        _values = new(3L * own);
        int[] numbers = [.. Enumerable.Range(0, _slots.Length)];
        _ownOffsets = [.. numbers.Select(slot => slot * _stride)];
        _mixedOffsets = [.. numbers.Select(slot => slot * _stride + (_slots[slot].IsShared ? own : 0))];
        _selectedOffsets = [.. numbers.Select(slot => slot * _stride + (_slots[slot].IsShared ? 2 * own : 0))];
        _filledStamps = new int[_slots.Length];
        RuleVariable[] learned = [RuleVariable.Weight, RuleVariable.Tag1, RuleVariable.Tag2];
        _learnedSlots = [.. learned.Select(variable => Array.IndexOf(_slots, OperandSource.Of(variable, default)))];
    }

    public ref int First => ref _values.First;

    /// <summary>Slots of a source with synapses to all targets: the column is the target.</summary>
    public ref int MixedOffsets => ref _mixedOffsets[0];

    /// <summary>Slots of a source of which only the targets that spiked count: column k is the k-th of them.</summary>
    public ref int SelectedOffsets => ref _selectedOffsets[0];

    /// <summary>Slots of a source with a list of synapses: column k is the k-th of them.</summary>
    public ref int OwnOffsets => ref _ownOffsets[0];

    /// <summary>What is the same for all sources.</summary>
    /// <param name="epoch">Number of the epoch that ends, from 1.</param>
    public void FillShared(TraceBank targetTraces, int targets, int epochTicks, long epoch)
    {
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            _filledStamps[slot] = 0;
            if (_slots[slot].IsShared)
            {
                FillShared(Row(_mixedOffsets[slot], targets), _slots[slot], targetTraces, epochTicks, epoch);
            }
        }
    }

    /// <summary>Takes the shared operands of some targets.</summary>
    public void Select(ReadOnlySpan<int> targets)
    {
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            if (_slots[slot].IsShared)
            {
                Gather(Row(_mixedOffsets[slot], _stride), targets, Row(_selectedOffsets[slot], targets.Length));
            }
        }
    }

    /// <summary>The operands of a source with synapses to all targets of a segment.</summary>
    public void FillFull(PlasticSynapses synapses, int source, TraceBank sources, TraceBank targets, int epochTicks)
    {
        var stamp = sources.Stamps[source];
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            if (_slots[slot] is not { IsShared: false, Variable: { } variable } operand)
            {
                continue;
            }

            var row = Row(_ownOffsets[slot] + synapses.FirstTarget, synapses.Targets);
            if (variable == RuleVariable.X0)
            {
                row.Fill(Math.Min(stamp, 1));
            }
            else if (!RuleVariables.IsTrace(variable))
            {
                Widen(synapses.Row(variable, source), row);
            }
            else if (!RuleVariables.IsSourceTrace(variable))
            {
                // Rows of one stamp read the same values, and without a stamp the condition does not hold.
                if (stamp != 0 && _filledStamps[slot] != stamp)
                {
                    Widen(targets.At(variable - RuleVariable.Y1, stamp), Row(_ownOffsets[slot], _stride));
                    _filledStamps[slot] = stamp;
                }
            }
            else if (operand.Gate == RuleGate.TargetSpike)
            {
                // Where the target did not spike, the condition does not hold, whatever stands here.
                foreach (var target in targets.Stamped)
                {
                    Row(_ownOffsets[slot], _stride)[target] = sources.At((int)variable, targets.Stamps[target])[source];
                }
            }
            else
            {
                row.Fill(sources.At((int)variable, operand.Gate == RuleGate.Epoch ? epochTicks : stamp)[source]);
            }
        }
    }

    /// <summary>The operands, but for weights and tags, of synapses of a source to the targets that were selected, for terms that wait for these.</summary>
    public void FillSelected(ReadOnlySpan<int> selected, int source, TraceBank sources, TraceBank targets)
    {
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            if (_slots[slot] is not { IsShared: false, Variable: { } variable } operand)
            {
                continue;
            }

            var row = Row(_ownOffsets[slot], selected.Length);
            if (variable == RuleVariable.X0)
            {
                row.Fill(Math.Min(sources.Stamps[source], 1));
            }
            else if (RuleVariables.IsSourceTrace(variable) && operand.Gate == RuleGate.TargetSpike)
            {
                GatherTrace(sources, (int)variable, source, targets.Stamps, selected, row);
            }
        }
    }

    /// <summary>All operands, but for weights and tags, of synapses of a source to any targets.</summary>
    public void FillList(ReadOnlySpan<int> listed, int source, TraceBank sources, TraceBank targets, int epochTicks)
    {
        var stamp = sources.Stamps[source];
        Array.Clear(_filledStamps);
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            var operand = _slots[slot];
            var row = Row(_ownOffsets[slot], listed.Length);
            if (operand.IsShared)
            {
                Gather(Row(_mixedOffsets[slot], _stride), listed, row);
            }
            else if (operand.Variable == RuleVariable.X0)
            {
                row.Fill(Math.Min(stamp, 1));
            }
            else if (operand.Variable is { } trace && RuleVariables.IsTrace(trace))
            {
                if (!RuleVariables.IsSourceTrace(trace))
                {
                    GatherWidened(targets.At(trace - RuleVariable.Y1, stamp), listed, row);
                }
                else if (operand.Gate == RuleGate.TargetSpike)
                {
                    GatherTrace(sources, (int)trace, source, targets.Stamps, listed, row);
                }
                else
                {
                    row.Fill(sources.At((int)trace, operand.Gate == RuleGate.Epoch ? epochTicks : stamp)[source]);
                }
            }
        }
    }

    /// <summary>The operand row of weights or tags of listed synapses; empty where the rules do not read it.</summary>
    public Span<int> Own(RuleVariable variable, int count)
    {
        var slot = _learnedSlots[variable - RuleVariable.Weight];
        return slot < 0 ? [] : Row(_ownOffsets[slot], count);
    }

    Span<int> Row(int offset, int count) => _values.Span.Slice(offset, count);

    static void FillShared(Span<int> row, OperandSource operand, TraceBank targetTraces, int epochTicks, long epoch)
    {
        if (operand.Variable is not { } variable)
        {
            row.Fill((epoch & ((1L << operand.PeriodLog2) - 1)) == 0 ? 1 : 0);
            return;
        }

        var stamps = targetTraces.Stamps;
        if (operand.Gate == RuleGate.Epoch && variable != RuleVariable.Y0)
        {
            Widen(targetTraces.At(variable - RuleVariable.Y1, epochTicks), row);
        }
        else
        {
            row.Clear();
            foreach (var target in targetTraces.Stamped)
            {
                row[target] = variable == RuleVariable.Y0 ? 1 : targetTraces.At(variable - RuleVariable.Y1, stamps[target])[target];
            }
        }
    }

    // Rows and traces are padded, and nothing reads beyond the targets.
    static void Widen(ReadOnlySpan<short> from, Span<int> row)
    {
        for (var i = 0; i < row.Length; i += TLane.Width)
        {
            TLane.Store(TLane.LoadWidened(in from[i]), ref row[i]);
        }
    }

    static void Widen(ReadOnlySpan<sbyte> from, Span<int> row)
    {
        for (var i = 0; i < row.Length; i += TLane.Width)
        {
            TLane.Store(TLane.LoadWidened(in from[i]), ref row[i]);
        }
    }

    static void Gather(ReadOnlySpan<int> from, ReadOnlySpan<int> targets, Span<int> row)
    {
        for (var i = 0; i < targets.Length; i++)
        {
            row[i] = from[targets[i]];
        }
    }

    static void GatherWidened(ReadOnlySpan<sbyte> from, ReadOnlySpan<int> targets, Span<int> row)
    {
        for (var i = 0; i < targets.Length; i++)
        {
            row[i] = from[targets[i]];
        }
    }

    // A source's trace as it was at each target's last spike.
    static void GatherTrace(TraceBank sources, int trace, int source, ReadOnlySpan<int> stamps, ReadOnlySpan<int> targets, Span<int> row)
    {
        for (var i = 0; i < targets.Length; i++)
        {
            row[i] = sources.At(trace, stamps[targets[i]])[source];
        }
    }
}
