using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;

namespace NeuroChip.Emulator.Learning;

/// <summary>Gives every distinct operand of the rules of a projection a slot.</summary>
sealed class OperandLayout
{
    readonly List<OperandSource> _sources = [];

    public OperandLayout(LearningProgram program, WeightSignMode signMode)
    {
        Rules = [.. program.Rules.Select(rule => Bind(rule, signMode))];
    }

    public IReadOnlyList<OperandSource> Sources => _sources;

    public BoundRule[] Rules { get; }

    BoundRule Bind(SumOfProductsRule rule, WeightSignMode signMode)
    {
        var (least, greatest) = Range(rule.Target, signMode);
        return new(
            rule.Target,
            SlotOf(OperandSource.Of(rule.Target, default)),
            [.. rule.Terms.Select(Bind)],
            AccumulatorFloor: least == 0 ? 0 : int.MinValue,
            AccumulatorCeiling: greatest == 0 ? 0 : int.MaxValue,
            least,
            greatest);
    }

    BoundTerm Bind(RuleTerm term) => new(
        SlotOf(OperandSource.Of(term.Gate, term.PeriodLog2)),
        [.. term.Factors.Select(factor => Bind(factor, term.Gate))],
        term.Mantissa,
        term.NormalisingShift,
        term.Exponent + SumOfProducts.FractionBits);

    BoundFactor Bind(RuleFactor factor, RuleGate gate) => new(
        SlotOf(OperandSource.Of(factor.Variable, gate)), factor.Constant, factor.SignOnly, 1 << RuleVariables.Width(factor.Variable));

    int SlotOf(OperandSource source)
    {
        var slot = _sources.IndexOf(source);
        if (slot < 0)
        {
            slot = _sources.Count;
            _sources.Add(source);
        }

        return slot;
    }

    /// <summary>Range of a learned variable.</summary>
    public static (int Least, int Greatest) Range(RuleVariable target, WeightSignMode signMode) => (target, signMode) switch
    {
        (RuleVariable.Tag1, _) => (-257, 255),
        (RuleVariable.Tag2, _) or (_, WeightSignMode.Excitatory) => (0, 255),
        (_, WeightSignMode.Inhibitory) => (-255, 0),
        _ => (-256, 255),
    };
}
