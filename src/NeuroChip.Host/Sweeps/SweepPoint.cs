using System.Collections.Immutable;

namespace NeuroChip.Host.Sweeps;

/// <summary>One combination of settings, over all its seeds.</summary>
/// <param name="Settings">Value of every axis.</param>
/// <param name="Status">Done where at least one run is; otherwise how they ended.</param>
/// <param name="Message">Why there are no figures.</param>
/// <param name="Runs">Runs planned.</param>
/// <param name="Done">Runs with figures.</param>
/// <param name="Figures">Mean over the finished runs, by key of the report.</param>
sealed record SweepPoint(
    ImmutableArray<string> Settings, RunStatus Status, string Message, int Runs, int Done, ImmutableSortedDictionary<string, double> Figures)
{
    /// <summary>Mean over the finished runs and the chips of each; null where nothing has a label.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Standard deviation of the accuracy over runs and chips; null for fewer than two.</summary>
    public double? AccuracyDeviation { get; init; }

    /// <summary>
    /// 95 % Wilson interval of the mean accuracy for the samples of one run: every seed shows the same samples, so more seeds do not narrow it.
    /// </summary>
    public (double Low, double High)? Interval { get; init; }

    /// <summary>Figures by which no other point is as good in both and better in one, with the accuracy.</summary>
    public ImmutableArray<string> Fronts { get; init; } = [];

    public double? Figure(string key) => Figures.TryGetValue(key, out var value) ? value : null;
}
