using System.Collections.Immutable;

namespace NeuroChip.Core.Hardware;

/// <summary>Static power of the chip, or of each core in use.</summary>
public sealed record PowerEntry
{
    public required string Name { get; init; }

    public required double Watts { get; init; }

    /// <summary>True: multiplied by the cores in use; false: once for the chip.</summary>
    public bool PerCore { get; init; }

    public required Evidence How { get; init; }

    public required string Source { get; init; }

    public double? Volts { get; init; }

    public string? Note { get; init; }

    /// <summary>Name within <see cref="Alternatives"/>; null for the entry that counts.</summary>
    public string? Alternative { get; init; }

    /// <summary>Other published values of the same power; never added.</summary>
    public ImmutableArray<PowerEntry> Alternatives { get; init; } = [];

    /// <summary>Name of the alternative that counts instead of this entry; null: this entry counts.</summary>
    public string? Use { get; init; }

    /// <summary>This entry, or the alternative that <see cref="Use"/> names.</summary>
    public PowerEntry InForce => Use is null ? this : Alternatives.First(other => other.Alternative == Use);
}
