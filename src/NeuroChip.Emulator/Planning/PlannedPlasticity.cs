using System.Collections.Immutable;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Planning;

/// <summary>A projection that learns, as backends see it.</summary>
public sealed record PlannedPlasticity
{
    /// <summary>Index in the image.</summary>
    public required int Projection { get; init; }

    public required PlasticShape Shape { get; init; }

    public required LearningProgram Program { get; init; }

    public required ILearningRounding Rounding { get; init; }

    /// <summary>Ticks that the image has learned before.</summary>
    public required long FirstTick { get; init; }

    /// <summary>Input or population that the source spikes come from, and the unit of source 0.</summary>
    public required int SourceGroup { get; init; }

    public required int SourceFirstUnit { get; init; }

    /// <summary>Population that the target spikes come from, as a group, and the unit of target 0.</summary>
    public required int TargetGroup { get; init; }

    public required int TargetFirstUnit { get; init; }

    /// <summary>Indices of the deliveries whose rows learn.</summary>
    public required ImmutableArray<int> Deliveries { get; init; }
}
