using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>What one projection learned in a run, or in a part of it, for the accounting.</summary>
/// <param name="EvaluatedByTarget">[targets]: weights for which a condition held.</param>
/// <param name="ChangedByTarget">[targets]: weights that changed.</param>
/// <param name="SourceTraces">Traces that each source has.</param>
/// <param name="TargetTraces">Traces that each target has.</param>
/// <param name="Pulses">Null where weights are codes.</param>
public sealed record LearningTotals(
    PlannedPlasticity Plan, LearningCounts Counts, long[] EvaluatedByTarget, long[] ChangedByTarget, int SourceTraces, int TargetTraces,
    DevicePulses? Pulses = null)
{
    /// <summary>Of the same projection; pulses are counted for whole runs only.</summary>
    public static LearningTotals operator +(LearningTotals a, LearningTotals b) => a with
    {
        Pulses = null,
        Counts = a.Counts + b.Counts,
        EvaluatedByTarget = [.. a.EvaluatedByTarget.Zip(b.EvaluatedByTarget, (x, y) => x + y)],
        ChangedByTarget = [.. a.ChangedByTarget.Zip(b.ChangedByTarget, (x, y) => x + y)],
    };

    /// <summary>What came on top of earlier totals of the same projection.</summary>
    public static LearningTotals operator -(LearningTotals a, LearningTotals b) => a with
    {
        Pulses = null,
        Counts = a.Counts - b.Counts,
        EvaluatedByTarget = [.. a.EvaluatedByTarget.Zip(b.EvaluatedByTarget, (x, y) => x - y)],
        ChangedByTarget = [.. a.ChangedByTarget.Zip(b.ChangedByTarget, (x, y) => x - y)],
    };
}
