using System.Collections.Immutable;

namespace NeuroChip.Core.Images;

/// <summary>
/// A converter with imperfect parts that decides bit by bit, the highest first. Sums count from the lower end of its range; a bit is set where the sum
/// reaches the level of the bits that are set already, plus the bit's own, minus the offset of that decision. Codes lie half a step off zero.
/// </summary>
/// <param name="Weights">[bits × neurons of the target], in units of the sums: how far a bit raises the level.</param>
/// <param name="Offsets">Of the same shape: what the comparator adds to the sum.</param>
public sealed record CodeSearchImage(ImmutableArray<int> Weights, ImmutableArray<int> Offsets);
