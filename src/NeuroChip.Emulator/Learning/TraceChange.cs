using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// What a rule asks for when a target fires, where that depends on one trace of the source alone: one of 128 changes, looked up. It is what the rule of window
/// STDP, or any other that does not read the weight, comes to.
/// </summary>
sealed class TraceChange
{
    readonly int[] _changes = new int[TraceTable.Greatest + 1];

    TraceChange(int trace, BoundRule rule)
    {
        Trace = trace;
        for (var value = 0; value < _changes.Length; value++)
        {
            var operands = new Operands(rule, value);
            _changes[value] = SumOfProducts.Accumulate<Lane1, Operands>(ref operands, rule).Value;
        }
    }

    /// <summary>Among the traces of the source.</summary>
    public int Trace { get; }

    /// <summary>In 1/128 code.</summary>
    /// <param name="trace">Value when the target fired.</param>
    public int this[int trace] => _changes[trace];

    /// <summary>Null where the rule needs more than a table.</summary>
    /// <param name="bound">The rule with slots, its sum starting from 0.</param>
    public static TraceChange? Of(SumOfProductsRule rule, BoundRule bound)
    {
        var factors = rule.Terms.SelectMany(term => term.Factors).Select(factor => factor.Variable).Distinct().ToArray();
        return factors is [var only] && RuleVariables.IsTrace(only) && RuleVariables.IsSourceTrace(only) && rule.Terms.All(term => term.Gate == RuleGate.TargetSpike)
            ? new((int)only, bound)
            : null;
    }

    // The gate holds, the sum starts from 0, and every other slot is the trace.
    readonly struct Operands(BoundRule rule, int trace) : ISynapseOperands<Lane1>
    {
        public Lane1 this[int slot] => new(slot == rule.Terms[0].Gate ? 1 : slot == rule.Slot ? 0 : trace);
    }
}
