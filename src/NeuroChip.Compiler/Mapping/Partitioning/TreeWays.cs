using System.Collections.Immutable;
using System.Numerics;
using NeuroChip.Compiler.Traffic;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>
/// The tiles that messages enter on their ways between places. Ways are ordered by dimension, so those from one place form a tree, in which every tile is entered
/// by one link: links are counted as tiles, and sets of them are bits.
/// </summary>
sealed class TreeWays
{
    const int BitsPerWord = 64;

    /// <summary>Most places of a map: ways between them take 70 MB where every tile has one core.</summary>
    public const int MostPlaces = 800;

    readonly int _places;
    readonly ulong[] _ways;

    /// <param name="mesh">The chip's.</param>
    /// <param name="cores">Physical numbers of the places, at most <see cref="MostPlaces"/>.</param>
    public TreeWays(MeshSpec mesh, ImmutableArray<int> cores)
    {
        _places = cores.Length;
        var bitOfTile = new Dictionary<int, int>();
        var ways = _places * _places;
        IEnumerable<int> Entered(int way) => Routes.Between(mesh, cores[way / _places], cores[way % _places]).Select(link => Routes.TileAfter(mesh, link));
        for (var way = 0; way < ways; way++)
        {
            foreach (var tile in Entered(way))
            {
                bitOfTile.TryAdd(tile, bitOfTile.Count);
            }
        }

        Words = Math.Max(1, (bitOfTile.Count + BitsPerWord - 1) / BitsPerWord);
        _ways = new ulong[ways * Words];
        for (var way = 0; way < ways; way++)
        {
            foreach (var tile in Entered(way))
            {
                _ways[(way * Words) + (bitOfTile[tile] / BitsPerWord)] |= 1UL << (bitOfTile[tile] % BitsPerWord);
            }
        }
    }

    /// <summary>Words of one set of tiles.</summary>
    public int Words { get; }

    /// <summary>Bits of one set of tiles, those without a meaning included.</summary>
    public int Tiles => Words * BitsPerWord;

    /// <summary>One word of the tiles entered on the way from place to place; none where they are the same.</summary>
    public ulong Way(int from, int to, int word) => _ways[(((from * _places) + to) * Words) + word];

    /// <summary>Links of all ways from a place to the cores of a set.</summary>
    /// <param name="from">Where they start.</param>
    /// <param name="cores">One bit for each core.</param>
    /// <param name="placeOf">[cores] place of each.</param>
    public int Links(int from, ReadOnlySpan<ulong> cores, ReadOnlySpan<int> placeOf)
    {
        var links = 0;
        for (var word = 0; word < Words; word++)
        {
            links += BitOperations.PopCount(Union(from, cores, placeOf, word));
        }

        return links;
    }

    ulong Union(int from, ReadOnlySpan<ulong> cores, ReadOnlySpan<int> placeOf, int word)
    {
        var row = _ways.AsSpan(from * _places * Words, _places * Words);
        var union = 0UL;
        for (var set = 0; set < cores.Length; set++)
        {
            for (var left = cores[set]; left != 0; left &= left - 1)
            {
                union |= row[(placeOf[(set * BitsPerWord) + BitOperations.TrailingZeroCount(left)] * Words) + word];
            }
        }

        return union;
    }
}
