using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Lowering;

/// <summary>All synapses from one input or population to another.</summary>
sealed record LoweredProjection
{
    public required string Name { get; init; }

    public required int SourceFirstUnit { get; init; }

    public required int SourceCount { get; init; }

    /// <summary>Index in <see cref="LoweredNetwork.Populations"/>.</summary>
    public required int Target { get; init; }

    /// <summary>
    /// Weights in units of the target's membrane (gains folded in), or raw codes where <see cref="FixedPoint"/> is set. Delays are those of the
    /// chip: ticks on top of the one tick that every spike takes.
    /// </summary>
    public required SynapseList Synapses { get; init; }

    /// <summary>Largest value with which one spike of the source counts in one tick.</summary>
    public required int MaxSourceValue { get; init; }

    public FixedPointWeights? FixedPoint { get; init; }

    public LearningRule? Learning { get; init; }
}
