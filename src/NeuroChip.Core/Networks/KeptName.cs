using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Core.Networks;

/// <summary>A state variable that a population keeps from sample to sample.</summary>
/// <param name="Name">As the neuron family calls it.</param>
/// <param name="Location">Where the user wrote it.</param>
public sealed record KeptName(string Name, SourceLocation Location);
