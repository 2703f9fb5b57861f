using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;

namespace NeuroChip.Core.Learning;

/// <summary>A learning rule as the engine runs it: typed terms and tabulated traces.</summary>
public sealed record LearningProgram
{
    /// <summary>At most one for each of weight, tag 1 and tag 2.</summary>
    public required ImmutableArray<SumOfProductsRule> Rules { get; init; }

    /// <summary>Ticks between two learning phases, 1 or more.</summary>
    public required int EpochTicks { get; init; }

    /// <summary>[5]: x1, x2, y1, y2, y3.</summary>
    public required ImmutableArray<TraceTable> Traces { get; init; }

    /// <summary>Whether there is one rule, for the weight, and it reads no tag.</summary>
    public bool LearnsWeightsOnly => Rules is [{ Target: RuleVariable.Weight } rule]
        && rule.Terms.All(term => term.Factors.All(factor => factor.Variable <= RuleVariable.Weight));

    /// <summary>Parses the texts of a rule; null after a finding.</summary>
    /// <param name="location">Of the rule; findings name the column within the text besides.</param>
    public static LearningProgram? Parse(LearningRule rule, SourceLocation location, DiagnosticBag diagnostics)
    {
        var rules = RuleSet.Parse([.. rule.Rules.Select(text => new RuleText(text, location))], diagnostics);
        return rules is null ? null : new LearningProgram
        {
            Rules = rules.Value,
            EpochTicks = rule.EpochTicks,
            Traces = [.. Enumerable.Range(0, RuleVariables.Traces).Select(trace => Tabulate(rule, RuleVariables.Names[trace]))],
        };
    }

    static TraceTable Tabulate(LearningRule rule, string trace) =>
        rule.Traces.TryGetValue(trace, out var constants) ? TraceTable.From(constants) : TraceTable.None;
}
