using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Compiler.Fitting;

/// <summary>What a network takes of a chip, and the least that it could do with.</summary>
/// <param name="Cores">Cores used at the chip's own budgets; null where the network does not fit at all, see <paramref name="Problem"/>.</param>
/// <param name="CoresAvailable">Cores of the chip.</param>
/// <param name="FewestCores">Cores that suffice when packing is searched for; equal to <paramref name="Cores"/> where the search finds nothing.</param>
/// <param name="Binding">Resource that most cores end with at the chip's own budgets; empty where one core suffices.</param>
/// <param name="Problem">Why the network does not fit; null where it does.</param>
/// <param name="Budgets">One for each budget that the chip limits; empty where the network does not fit.</param>
public sealed record FitReport(
    int? Cores, int CoresAvailable, int? FewestCores, string Binding, Diagnostic? Problem, ImmutableArray<FitBudget> Budgets);

/// <summary>One budget of a core, all others as the chip has them.</summary>
/// <param name="Setting">Key of the profile.</param>
/// <param name="Resource">Its name in words.</param>
/// <param name="Limit">What the chip has.</param>
/// <param name="Smallest">Least value with which the network still fits the chip.</param>
/// <param name="Steps">Values tried from the chip's downwards: halves, then the smallest and the one below it.</param>
public sealed record FitBudget(string Setting, string Resource, long Limit, long Smallest, ImmutableArray<FitStep> Steps);

/// <param name="Value">Of the budget.</param>
/// <param name="Cores">Cores that are then used; null where the network does not fit.</param>
/// <param name="Binding">Resource that most cores end with, or the message of what does not fit.</param>
public sealed record FitStep(long Value, int? Cores, string Binding);
