using NeuroChip.Core.Runs;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>What one projection learned in a run, for the accounting.</summary>
/// <param name="EvaluatedByTarget">[targets]: weights for which a condition held.</param>
/// <param name="ChangedByTarget">[targets]: weights that changed.</param>
/// <param name="SourceTraces">Traces that each source has.</param>
/// <param name="TargetTraces">Traces that each target has.</param>
/// <param name="Pulses">Null where weights are codes.</param>
public sealed record LearningTotals(
    PlannedPlasticity Plan, LearningCounts Counts, long[] EvaluatedByTarget, long[] ChangedByTarget, int SourceTraces, int TargetTraces,
    DevicePulses? Pulses = null);
