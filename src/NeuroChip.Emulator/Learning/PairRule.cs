using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Lanes;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// What a spike at one end of a synapse does to its weight while the other end is silent, where that depends on one trace of the silent end alone, as
/// in pair STDP: the change is then one of 128, whatever the weight, and is looked up. It holds for one phase, and for weights within their range.
/// </summary>
sealed class PairRule
{
    readonly BoundRule _rule;
    readonly BoundTerm _term;
    readonly short[] _changes = new short[TraceTable.Greatest + 1];
    readonly bool[] _roundsAway = new bool[TraceTable.Greatest + 1];

    PairRule(BoundRule rule, BoundTerm term, int trace) => (_rule, _term, Trace) = (rule, term, trace);

    /// <summary>Trace of the silent end, among its traces.</summary>
    public int Trace { get; }

    public int Least => _rule.Least;

    public int Greatest => _rule.Greatest;

    /// <summary>Null where the rules need more than a table.</summary>
    /// <param name="gate">The end that spikes.</param>
    public static PairRule? Of(LearningProgram program, BoundRule[] rules, RuleGate gate)
    {
        if (program.Rules is not [{ Target: RuleVariable.Weight } rule])
        {
            return null;
        }

        var terms = Enumerable.Range(0, rule.Terms.Length).Where(term => rule.Terms[term].Gate == gate).ToArray();
        return terms is [var only] && rule.Terms[only].Factors is [var factor]
            && RuleVariables.IsTrace(factor.Variable) && RuleVariables.IsSourceTrace(factor.Variable) == (gate == RuleGate.TargetSpike)
            ? new(rules[0], rules[0].Terms[only], factor.Variable - (gate == RuleGate.TargetSpike ? RuleVariable.X1 : RuleVariable.Y1))
            : null;
    }

    /// <summary>Works the table out for a phase.</summary>
    public void Fill(int draw)
    {
        for (var value = 0; value < _changes.Length; value++)
        {
            // Of a weight of 0 the sum is the term, and what it rounds to the change.
            var operands = new Operands(_term.Gate, _term.Factors[0].Slot, value);
            var sum = SumOfProducts.Accumulate<Lane1, Operands>(ref operands, _rule);
            _changes[value] = (short)SumOfProducts.Round(sum, new Lane1(draw), _rule).Value;
            _roundsAway[value] = sum.Value != 0 && _changes[value] == 0;
        }
    }

    /// <summary>[values of the trace]: change of a weight in codes.</summary>
    public ReadOnlySpan<short> Changes => _changes;

    /// <summary>Change of a weight in codes.</summary>
    public short Change(int trace) => _changes[trace];

    /// <summary>Whether the term is not 0, but the change is.</summary>
    public bool RoundsAway(int trace) => _roundsAway[trace];

    readonly struct Operands(int gate, int factor, int value) : ISynapseOperands<Lane1>
    {
        public Lane1 this[int slot] => new(slot == gate ? 1 : slot == factor ? value : 0);
    }
}
