using System.Collections.Immutable;

namespace NeuroChip.Core.Images;

/// <summary>A state variable that a chip that learns carries from sample to sample, such as an adaptive threshold.</summary>
/// <param name="Name">By the numbering of the family.</param>
/// <param name="Values">At the start: one for each neuron; empty: as the family begins.</param>
public sealed record KeptState(string Name, ImmutableArray<int> Values);
