using System.Collections.Immutable;
using NeuroChip.Core.Images;

namespace NeuroChip.Core.Runs;

/// <summary>What a run learned.</summary>
public sealed record LearningRecord
{
    /// <summary>The chip as it is after the last sample: learned weights, and the states that it keeps.</summary>
    public required ChipImage Image { get; init; }

    /// <summary>In the order of the image's projections.</summary>
    public required ImmutableArray<ProjectionLearning> Projections { get; init; }
}

/// <summary>What the learning phases of one projection came to.</summary>
/// <param name="Projection">Index in the image.</param>
/// <param name="Phases">Epochs that ended.</param>
/// <param name="Evaluated">Weights for which at least one condition of the rule held, over all phases.</param>
/// <param name="Changed">Weights that had another value after a phase.</param>
/// <param name="RoundedAway">Weights that the rule moved by so little that they rounded to what they were.</param>
/// <param name="Held">Weights that the end of their range kept from changing.</param>
/// <param name="Step">Distance of two values that a weight can take, in codes: the smallest possible change.</param>
/// <param name="Pulses">Null where weights are codes.</param>
public sealed record ProjectionLearning(
    int Projection, long Phases, long Evaluated, long Changed, long RoundedAway, long Held, int Step, DevicePulses? Pulses = null);
