namespace NeuroChip.Core.Learning;

/// <summary>One factor of a term: variable + constant, or the sign of that.</summary>
/// <param name="SignOnly">True: −1, 0 or 1.</param>
public readonly record struct RuleFactor(RuleVariable Variable, int Constant = 0, bool SignOnly = false);
