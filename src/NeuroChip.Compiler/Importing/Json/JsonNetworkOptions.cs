using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Json;

/// <summary>What a caller may choose over the file. Null: as in the file.</summary>
public sealed record JsonNetworkOptions
{
    public string? Name { get; init; }

    /// <summary>Seconds; positive. Delays given as times are counted in these steps.</summary>
    public double? Dt { get; init; }

    public IntegrationScheme? Scheme { get; init; }

    public ResetKind? Reset { get; init; }

    public bool? ThresholdInclusive { get; init; }

    public bool? PreviousCurrent { get; init; }

    public int? LayerLatency { get; init; }
}
