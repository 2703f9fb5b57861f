using NeuroChip.Host.CommandLine;

namespace NeuroChip.Host.Sweeps;

/// <summary>Watches a folder fill: how many runs are finished, how long the rest takes, and the best accuracy so far.</summary>
sealed class SweepProgress(SweepPlan plan, SweepFolder folder, ProgressPrinter printer)
{
    readonly List<PlannedRun> _missing = [.. plan.Runs.Where(run => !folder.HasResult(run.Hash))];
    readonly int _finishedBefore = plan.Runs.Count(run => folder.HasResult(run.Hash));
    (double Accuracy, PlannedRun Run)? _best;

    /// <summary>Runs that have a result.</summary>
    public int Finished => plan.Runs.Length - _missing.Count;

    public void Update()
    {
        foreach (var run in _missing.Where(run => folder.HasResult(run.Hash)).ToList())
        {
            _missing.Remove(run);
            if (SweepResult.Read(folder, run).Report?.Number("accuracy") is { } accuracy && accuracy > (_best?.Accuracy ?? -1))
            {
                _best = (accuracy, run);
            }
        }

        // What was finished before says nothing about how long the rest takes.
        printer.Report(Finished - _finishedBefore, plan.Runs.Length - _finishedBefore, Best());
    }

    string Best() => _best is { } best
        ? $"best so far {Reports.Pages.Show.PercentText(best.Accuracy)} at {string.Join(", ", plan.Axes.Zip(best.Run.Settings).Select(pair => $"{pair.First.ShortName} {pair.Second}"))}"
        : "";
}
