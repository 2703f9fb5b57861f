namespace NeuroChip.Core.Hardware;

/// <summary>Who shares a random number when learned weights are rounded stochastically.</summary>
public enum LearningDraws
{
    /// <summary>All weights of a projection in one learning phase (Lava 0.11).</summary>
    Shared,

    /// <summary>Every synapse has its own.</summary>
    PerSynapse,
}
