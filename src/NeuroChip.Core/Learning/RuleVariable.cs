namespace NeuroChip.Core.Learning;

/// <summary>What a factor of a learning rule may read.</summary>
public enum RuleVariable
{
    /// <summary>First trace of the source unit.</summary>
    X1,

    /// <summary>Second trace of the source unit.</summary>
    X2,

    /// <summary>First trace of the target unit.</summary>
    Y1,

    /// <summary>Second trace of the target unit.</summary>
    Y2,

    /// <summary>Third trace of the target unit.</summary>
    Y3,

    /// <summary>1 where the source unit spiked in the epoch, else 0.</summary>
    X0,

    /// <summary>1 where the target unit spiked in the epoch, else 0.</summary>
    Y0,

    Weight,

    Tag1,

    Tag2,
}
