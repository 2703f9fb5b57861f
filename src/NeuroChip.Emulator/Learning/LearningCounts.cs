namespace NeuroChip.Emulator.Learning;

/// <summary>What the learning phases of a projection came to.</summary>
/// <param name="Phases">Epochs that ended.</param>
/// <param name="Evaluated">Weights for which at least one condition of the rule held.</param>
/// <param name="Changed">Weights that have another value after the phase.</param>
/// <param name="RoundedAway">Weights whose sum of terms was not zero but that did not change: rounded, or held by a limit.</param>
public readonly record struct LearningCounts(long Phases, long Evaluated, long Changed, long RoundedAway);
