using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>
/// Evaluates the rules of a projection on lanes of text: the body of a C function comes out that learns one synapse, and returns as bits whether its
/// weight was evaluated, changed, rounded away, held (<see cref="LearningCounts"/>).
/// </summary>
static class LearningEmitter
{
    const string Head = """
        DEVICE int learn_synapse(
            GLOBAL int* RESTRICT values, int valueStride, GLOBAL const I8* RESTRICT sourceTraces, int sourceStride,
            GLOBAL const I8* RESTRICT targetTraces, int targetStride, int sourceStamp, int targetStamp, int epoch, int draw)
        {

        """;

    public static string Emit(OperandLayout layout, int epochTicks)
    {
        using var statements = new StatementList();
        // All operands are read first: rules see the values from before the phase.
        var operands = SynapseText.Read(layout.Sources, epochTicks);
        var outcome = LaneText.Constant(0);
        foreach (var rule in layout.Rules)
        {
            var learned = Evaluate(ref operands, rule);
            SynapseText.Write(rule.Target, learned.Value);
            outcome = rule.Target == RuleVariable.Weight ? outcome | Outcome(ref operands, rule, learned) : outcome;
        }

        return $"{Head.ReplaceLineEndings("\n")}{statements}    return {outcome.Name};\n}}\n";
    }

    static (LaneText Sum, LaneText Rounded, LaneText Value) Evaluate(ref SynapseText operands, BoundRule rule)
    {
        var sum = SumOfProducts.Accumulate<LaneText, SynapseText>(ref operands, rule);
        var rounded = SumOfProducts.Round(sum, SynapseText.Draw, rule);
        return (sum, rounded, SumOfProducts.Limit(rounded, rule));
    }

    static LaneText Outcome(ref SynapseText operands, BoundRule rule, (LaneText Sum, LaneText Rounded, LaneText Value) learned)
    {
        var before = operands[rule.Slot];
        var evaluated = LaneText.Constant(0);
        foreach (var gate in rule.Terms.Select(term => term.Gate).Distinct())
        {
            evaluated |= operands[gate];
        }

        var changed = Differ(learned.Value, before);
        var leftOut = Differ(learned.Sum, before << SumOfProducts.FractionBits) & (changed ^ LaneText.Constant(1));
        var held = leftOut & Differ(learned.Rounded, before);
        return evaluated | (changed << 1) | ((leftOut ^ held) << 2) | (held << 3);
    }

    // A mask is −1 where it is set.
    static LaneText Differ(LaneText a, LaneText b) => LaneText.Constant(1) + LaneText.Equal(a, b);
}
