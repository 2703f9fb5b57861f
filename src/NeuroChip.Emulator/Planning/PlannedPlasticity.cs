using System.Collections.Immutable;
using NeuroChip.Core.Images;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Learning;

namespace NeuroChip.Emulator.Planning;

/// <summary>A projection that learns, as backends see it.</summary>
public sealed record PlannedPlasticity
{
    /// <summary>Index in the image.</summary>
    public required int Projection { get; init; }

    public required PlasticShape Shape { get; init; }

    public required PlasticityRule Rule { get; init; }

    /// <summary>Null where weights are codes.</summary>
    public PlasticDevices? Devices { get; init; }

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

/// <summary>By what weights learn.</summary>
public abstract record PlasticityRule;

/// <summary>Sums of products of traces.</summary>
/// <param name="Supplied">Traces that are read from inputs.</param>
public sealed record SumOfProductsPlasticity(LearningProgram Program, ILearningRounding Rounding, ImmutableArray<SuppliedTrace> Supplied) : PlasticityRule;

/// <summary>A target trace that is read from an input of the network in every tick.</summary>
/// <param name="Input">The input's group.</param>
/// <param name="FirstUnit">Unit of its first element.</param>
/// <param name="Count">Elements: 1, for all targets, or one for each.</param>
public sealed record SuppliedTrace(RuleVariable Trace, int Input, int FirstUnit, int Count);

/// <summary>Decoders that learn from an error.</summary>
/// <param name="Input">The group of the input that carries the error.</param>
/// <param name="FirstUnit">Unit of its first element.</param>
public sealed record ErrorDrivenPlasticity(ErrorLearningParameters Parameters, IElementRounding Rounding, int Input, int FirstUnit) : PlasticityRule;

/// <summary>Spike-driven plasticity.</summary>
/// <param name="BistabilityTicks">Ticks between two bistability events; 0: never.</param>
public sealed record SpikeDrivenPlasticity(int BistabilityTicks) : PlasticityRule;
