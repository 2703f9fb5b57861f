using System.Collections.Immutable;

namespace NeuroChip.Emulator.Timing;

/// <summary>Time of the agreement that ends a tick, by the number of tiles that take part.</summary>
/// <param name="entries">Each for its number of tiles and more; in any order.</param>
public sealed class SyncTable(IEnumerable<(int Tiles, double Seconds)> entries)
{
    readonly ImmutableArray<(int Tiles, double Seconds)> _ascending = [.. entries.OrderBy(entry => entry.Tiles)];

    /// <summary>The entry with the largest number of tiles not above this one; 0 s where there is none.</summary>
    public double Seconds(int tiles) => _ascending.LastOrDefault(entry => entry.Tiles <= tiles).Seconds;
}
