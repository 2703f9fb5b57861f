using System.Runtime.CompilerServices;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// What a spike at one end of a synapse does to its weight while the other end is silent, where that depends on one trace of the silent end alone, as
/// in pair STDP: the change is then one of 128, whatever the weight, and is looked up. It holds for one phase, and for weights within their range.
/// </summary>
sealed class PairRule<TLane> where TLane : struct, IVectorLane<TLane>
{
    readonly BoundRule _rule;
    readonly BoundTerm _term;
    readonly AlignedArray<int> _values = new(TraceTable.Greatest + 1);
    readonly AlignedArray<short> _changes = new(TraceTable.Greatest + 1), _roundsAway = new(TraceTable.Greatest + 1);

    PairRule(BoundRule rule, BoundTerm term, int trace)
    {
        (_rule, _term, Trace) = (rule, term, trace);
        for (var value = 0; value < _values.Length; value++)
        {
            _values[value] = value;
        }
    }

    /// <summary>Trace of the silent end, among its traces.</summary>
    public int Trace { get; }

    public int Least => _rule.Least;

    public int Greatest => _rule.Greatest;

    /// <summary>Null where the rules need more than a table.</summary>
    /// <param name="gate">The end that spikes.</param>
    public static PairRule<TLane>? Of(LearningProgram program, BoundRule[] rules, RuleGate gate)
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(int draw)
    {
        for (var value = 0; value < _values.Length; value += TLane.Width)
        {
            // Of a weight of 0 the sum is the term, and what it rounds to the change.
            var operands = new Operands(_term.Gate, _term.Factors[0].Slot, TLane.Load(in _values.At(value)));
            var sum = SumOfProducts.Accumulate<TLane, Operands>(ref operands, _rule);
            var change = SumOfProducts.Round(sum, TLane.Constant(draw), _rule);
            var stays = TLane.Equal(change, TLane.Constant(0));
            TLane.StoreNarrowed(change, ref _changes.At(value));
            TLane.StoreNarrowed((stays - TLane.Equal(sum, TLane.Constant(0))) & TLane.Constant(1) & stays, ref _roundsAway.At(value));
        }
    }

    /// <summary>[values of the trace]: change of a weight in codes.</summary>
    public ReadOnlySpan<short> Changes => _changes.Span;

    /// <summary>[values of the trace]: 1 where the term is not 0, but the change is.</summary>
    public ReadOnlySpan<short> RoundsAway => _roundsAway.Span;

    readonly struct Operands(int gate, int factor, TLane values) : ISynapseOperands<TLane>
    {
        public TLane this[int slot] => slot == gate ? TLane.Constant(1) : slot == factor ? values : TLane.Constant(0);
    }
}
