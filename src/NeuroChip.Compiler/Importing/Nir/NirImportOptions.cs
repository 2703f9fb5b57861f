using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>What a NIR file leaves open: how its equations become ticks. The defaults are the reference scheme of the format.</summary>
public sealed record NirImportOptions
{
    /// <summary>Step in seconds; null derives it from the network where that is possible.</summary>
    public double? Dt { get; init; }

    public IntegrationScheme Scheme { get; init; } = IntegrationScheme.Euler;

    public ResetKind Reset { get; init; } = ResetKind.ToValue;

    public bool ThresholdInclusive { get; init; }

    public bool PreviousCurrent { get; init; }

    public int LayerLatency { get; init; }

    /// <summary>Name of the network; null takes the file's name without its extension.</summary>
    public string? Name { get; init; }
}
