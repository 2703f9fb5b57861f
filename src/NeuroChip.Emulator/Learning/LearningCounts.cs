namespace NeuroChip.Emulator.Learning;

/// <summary>What the learning phases of a projection came to.</summary>
/// <param name="Phases">Epochs that ended.</param>
/// <param name="Evaluated">Weights for which at least one condition of the rule held.</param>
/// <param name="Changed">Weights that have another value after the phase.</param>
/// <param name="RoundedAway">Weights whose sum of terms was not zero, but rounded to no change.</param>
/// <param name="Held">Weights that the end of their range kept from changing.</param>
public readonly record struct LearningCounts(long Phases, long Evaluated, long Changed, long RoundedAway, long Held)
{
    public static LearningCounts operator +(LearningCounts a, LearningCounts b) => new(
        a.Phases + b.Phases, a.Evaluated + b.Evaluated, a.Changed + b.Changed, a.RoundedAway + b.RoundedAway, a.Held + b.Held);

    public static LearningCounts operator -(LearningCounts a, LearningCounts b) => new(
        a.Phases - b.Phases, a.Evaluated - b.Evaluated, a.Changed - b.Changed, a.RoundedAway - b.RoundedAway, a.Held - b.Held);
}
