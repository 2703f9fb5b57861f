using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;

namespace NeuroChip.Core.Networks;

/// <summary>
/// Synapses from one population to another: a chain of linear stages, applied in order to the source's output. Several
/// projections into one population add up. A projection that closes a cycle delivers the previous step's value.
/// </summary>
public sealed record Projection
{
    public required string Name { get; init; }

    public required string Source { get; init; }

    public required string Target { get; init; }

    /// <summary>At least one stage; each stage's output shape is the next one's input shape.</summary>
    public required ImmutableArray<LinearStage> Stages { get; init; }

    /// <summary>Ticks added to the latency of every synapse, on top of a stage's own delays; 0 or more.</summary>
    public int DelayTicks { get; init; }

    /// <summary>Integer format for <see cref="FixedPointModel"/> targets: the weights are raw codes. Null for real-valued weights.</summary>
    public FixedPointWeights? FixedPoint { get; init; }

    /// <summary>On-chip learning rule; null for static weights.</summary>
    public LearningRule? Learning { get; init; }

    public SourceLocation Location { get; init; } = SourceLocation.None;
}
