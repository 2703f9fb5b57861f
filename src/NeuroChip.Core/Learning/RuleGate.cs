namespace NeuroChip.Core.Learning;

/// <summary>When a term of a rule counts, and at which step of the epoch its traces are read.</summary>
public enum RuleGate
{
    /// <summary>The source unit spiked in the epoch: traces as they were at its last spike.</summary>
    SourceSpike,

    /// <summary>The target unit spiked in the epoch: traces as they were at its last spike.</summary>
    TargetSpike,

    /// <summary>Every 2^k-th epoch: traces as they are at its end.</summary>
    Epoch,
}
