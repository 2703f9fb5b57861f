using System.Collections.Immutable;

namespace NeuroChip.Core.Hardware;

/// <summary>Joules or seconds of one event, with where the number comes from.</summary>
public sealed record PriceEntry
{
    public required EventKind Event { get; init; }

    /// <summary>Joules in the energy table, seconds in the latency table; 0 or more.</summary>
    public required double Value { get; init; }

    public required Evidence How { get; init; }

    public required PriceScope Scope { get; init; }

    /// <summary>Paper and table, or why this guess.</summary>
    public required string Source { get; init; }

    public double? Volts { get; init; }

    public double? Hertz { get; init; }

    public string? Note { get; init; }

    /// <summary>Values by the number of tiles in use, ascending in tiles; empty where the value does not depend on it.</summary>
    public ImmutableArray<TilePoint> ByTiles { get; init; } = [];

    /// <summary>Name within <see cref="Alternatives"/>; null for the entry that counts.</summary>
    public string? Alternative { get; init; }

    /// <summary>
    /// Other published values of the same event, for reading beside this one. They are never added: an event has one price that counts.
    /// </summary>
    public ImmutableArray<PriceEntry> Alternatives { get; init; } = [];

    /// <summary>Name of the alternative that counts instead of this entry; null: this entry counts.</summary>
    public string? Use { get; init; }

    /// <summary>This entry, or the alternative that <see cref="Use"/> names.</summary>
    public PriceEntry InForce => Use is null ? this : Alternatives.First(other => other.Alternative == Use);

    /// <summary>
    /// The value with this many tiles in use: between the points of <see cref="ByTiles"/> on a straight line, beyond them the last one.
    /// </summary>
    public double ValueAt(int tiles)
    {
        if (ByTiles.IsEmpty)
        {
            return Value;
        }

        var above = 0;
        while (above < ByTiles.Length && ByTiles[above].Tiles < tiles)
        {
            above++;
        }

        if (above == 0 || above == ByTiles.Length)
        {
            return ByTiles[Math.Min(above, ByTiles.Length - 1)].Value;
        }

        var (low, high) = (ByTiles[above - 1], ByTiles[above]);
        return low.Value + ((high.Value - low.Value) * (tiles - low.Tiles) / (high.Tiles - low.Tiles));
    }
}
