using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Learning;

/// <summary>The operands of the rule for one synapse at a time, slot by slot.</summary>
sealed class SynapseOperands(IReadOnlyList<OperandSource> slots, int epochTicks) : ISynapseOperands<Lane1>
{
    readonly OperandSource[] _slots = [.. slots];
    readonly int[] _values = new int[slots.Count + 1];

    /// <summary>A slot that is always 0: where sums start that are a change, and no weight.</summary>
    public int Zero => _slots.Length;

    public Lane1 this[int slot] => new(_values[slot]);

    /// <param name="weight">In whole codes.</param>
    /// <param name="epoch">Number of the epoch that ends, from 1.</param>
    public void Fill(TraceBank sources, int source, TraceBank targets, int target, int weight, long epoch)
    {
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            var operand = _slots[slot];
            _values[slot] = operand.Variable switch
            {
                null => (epoch & ((1L << operand.PeriodLog2) - 1)) == 0 ? 1 : 0,
                RuleVariable.Weight => weight,
                RuleVariable.X0 => Math.Min(sources.Stamps[source], 1),
                RuleVariable.Y0 => Math.Min(targets.Stamps[target], 1),
                { } trace => Trace(trace, operand.Gate, sources, source, targets, target),
            };
        }
    }

    // Where a gate does not hold its stamp is 0; what is read then is multiplied by 0.
    int Trace(RuleVariable trace, RuleGate gate, TraceBank sources, int source, TraceBank targets, int target)
    {
        var tick = gate switch
        {
            RuleGate.SourceSpike => sources.Stamps[source],
            RuleGate.TargetSpike => targets.Stamps[target],
            _ => epochTicks,
        };
        return RuleVariables.IsSourceTrace(trace) ? sources.At((int)trace, tick)[source] : targets.At(trace - RuleVariable.Y1, tick)[target];
    }
}
