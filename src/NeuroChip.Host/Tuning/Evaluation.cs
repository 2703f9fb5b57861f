using System.Collections.Immutable;
using NeuroChip.Host.Sweeps;

namespace NeuroChip.Host.Tuning;

/// <summary>One run of a search.</summary>
/// <param name="Bits">[layers].</param>
/// <param name="IsGoodEnough">Whether the accuracy is within the given loss.</param>
sealed record Evaluation(ImmutableArray<int> Bits, SweepResult Result, bool IsGoodEnough)
{
    public double? Figure(string key) => Result.Report?.Number(key);
}
