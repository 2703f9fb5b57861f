using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Core.Learning;

/// <summary>The rules of one projection: at most one for each variable that can be learned.</summary>
public static class RuleSet
{
    /// <summary>Null after a finding; all texts are read, so that each reports its own.</summary>
    public static ImmutableArray<SumOfProductsRule>? Parse(ImmutableArray<RuleText> texts, DiagnosticBag diagnostics)
    {
        var rules = ImmutableArray.CreateBuilder<SumOfProductsRule>(texts.Length);
        foreach (var text in texts)
        {
            if (RuleParser.Parse(text, diagnostics) is not { } rule)
            {
                continue;
            }

            if (rules.Any(other => other.Target == rule.Target))
            {
                diagnostics.Add(LearningCodes.Syntax.At(text.At(0), $"There are two rules for d{RuleVariables.Name(rule.Target)}; add the second one's terms to the first."));
                continue;
            }

            rules.Add(rule);
        }

        return rules.Count == texts.Length ? rules.MoveToImmutable() : null;
    }
}
