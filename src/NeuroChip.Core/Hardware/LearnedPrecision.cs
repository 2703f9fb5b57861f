namespace NeuroChip.Core.Hardware;

/// <summary>Which values a weight may take while it learns.</summary>
public enum LearnedPrecision
{
    /// <summary>All integers of its range, however few bits it was loaded with (Lava 0.11).</summary>
    Full,

    /// <summary>Multiples of 2^(8 − weight bits), and of twice that where weights have both signs: what the synapse stores.</summary>
    Stored,
}
