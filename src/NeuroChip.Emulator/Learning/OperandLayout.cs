using NeuroChip.Core.Learning;
using NeuroChip.Core.Networks;

namespace NeuroChip.Emulator.Learning;

/// <summary>Gives every distinct operand of the rules of a projection a slot.</summary>
sealed class OperandLayout
{
    readonly List<OperandSource> _sources = [];

    /// <param name="stepLog2">Learned weights are multiples of 2^this.</param>
    public OperandLayout(LearningProgram program, WeightSignMode signMode, int stepLog2)
    {
        Rules = [.. program.Rules.Select(rule => Bind(rule, signMode, rule.Target == RuleVariable.Weight ? stepLog2 : 0))];
    }

    public IReadOnlyList<OperandSource> Sources => _sources;

    public BoundRule[] Rules { get; }

    /// <summary>Tags that the rules read or write.</summary>
    public IEnumerable<RuleVariable> Tags => _sources.Select(source => source.Variable).OfType<RuleVariable>().Where(variable => variable > RuleVariable.Weight).Distinct();

    BoundRule Bind(SumOfProductsRule rule, WeightSignMode signMode, int stepLog2)
    {
        var (least, greatest) = Range(rule.Target, signMode, stepLog2);
        return new(rule.Target, SlotOf(OperandSource.Of(rule.Target, default)), [.. rule.Terms.Select(Bind)], stepLog2, least, greatest);
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

    /// <summary>Range of a learned variable: the multiples of its step within 9 bits.</summary>
    public static (int Least, int Greatest) Range(RuleVariable target, WeightSignMode signMode, int stepLog2)
    {
        var greatest = (byte.MaxValue >> stepLog2) << stepLog2;
        return (target, signMode) switch
        {
            (RuleVariable.Tag1, _) => (-257, byte.MaxValue),
            (RuleVariable.Tag2, _) or (_, WeightSignMode.Excitatory) => (0, greatest),
            (_, WeightSignMode.Inhibitory) => (-greatest, 0),
            _ => (-256, greatest),
        };
    }
}
