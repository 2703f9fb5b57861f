namespace NeuroChip.Host.Reports;

/// <summary>Sums of the ledger over the whole run, joules.</summary>
/// <param name="TotalJoules">Running and reading out, static energy included.</param>
/// <param name="ByPhase">Phases with a price; loading and programming happen once.</param>
/// <param name="ByLayer">They add up to the total; "" is what belongs to no layer.</param>
/// <param name="Missing">Phase and component of what has no price.</param>
sealed record LedgerFigures(
    long Lines, double TotalJoules, IReadOnlyList<KeyValuePair<string, double>> ByPhase, IReadOnlyList<KeyValuePair<string, double>> ByLayer, IReadOnlyList<string> Missing);
