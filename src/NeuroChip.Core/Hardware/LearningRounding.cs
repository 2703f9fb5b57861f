namespace NeuroChip.Core.Hardware;

/// <summary>What a learning engine does with the fraction of a trace or a weight.</summary>
public enum LearningRounding
{
    /// <summary>Up with the probability of the fraction; random numbers are addressed, so a run repeats.</summary>
    Stochastic,

    /// <summary>To the nearest, halves down.</summary>
    Nearest,

    Floor,

    Ceiling,
}
