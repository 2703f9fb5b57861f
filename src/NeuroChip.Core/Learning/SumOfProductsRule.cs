using System.Collections.Immutable;

namespace NeuroChip.Core.Learning;

/// <summary>How one variable of every synapse changes at the end of an epoch: target + sum of the terms, rounded and clipped.</summary>
/// <param name="Target"><see cref="RuleVariable.Weight"/>, <see cref="RuleVariable.Tag1"/> or <see cref="RuleVariable.Tag2"/>.</param>
/// <param name="Terms">Added in order, with saturation after each.</param>
public sealed record SumOfProductsRule(RuleVariable Target, ImmutableArray<RuleTerm> Terms);
