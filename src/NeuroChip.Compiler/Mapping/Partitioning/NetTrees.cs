using System.Numerics;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>
/// The tree of ways of every net, kept up way by way: how many of them enter each tile, and of these the tiles entered at all and by one way only, which tell what another
/// way would add, and one way less would save, without looking at the others.
/// </summary>
sealed class NetTrees(TreeWays ways, int nets)
{
    readonly ushort[] _entering = new ushort[(long)nets * ways.Tiles];
    readonly ulong[] _entered = new ulong[(long)nets * ways.Words];
    readonly ulong[] _enteredOnce = new ulong[(long)nets * ways.Words];
    readonly int[] _links = new int[nets];

    public int LinksOf(int net) => _links[net];

    /// <summary>Adds a way to a net's tree.</summary>
    public void Add(int net, int from, int to) => Change(net, from, to, 1);

    /// <summary>Takes a way away that was added before.</summary>
    public void Remove(int net, int from, int to) => Change(net, from, to, -1);

    /// <summary>A net without ways.</summary>
    public void Clear(int net)
    {
        Array.Clear(_entering, net * ways.Tiles, ways.Tiles);
        Array.Clear(_entered, net * ways.Words, ways.Words);
        Array.Clear(_enteredOnce, net * ways.Words, ways.Words);
        _links[net] = 0;
    }

    /// <summary>By how many links a tree would grow by losing one way and gaining another.</summary>
    /// <param name="net">Whose tree.</param>
    /// <param name="from">Where it starts.</param>
    /// <param name="lost">Place that its messages no longer go to; −1: none.</param>
    /// <param name="gained">Place that they would go to; −1: none.</param>
    public int Growth(int net, int from, int lost, int gained)
    {
        var growth = 0;
        for (var word = 0; word < ways.Words; word++)
        {
            var at = (net * ways.Words) + word;
            var saved = lost < 0 ? 0 : ways.Way(from, lost, word) & _enteredOnce[at];
            var added = gained < 0 ? 0 : ways.Way(from, gained, word) & ~(_entered[at] ^ saved);
            growth += BitOperations.PopCount(added) - BitOperations.PopCount(saved);
        }

        return growth;
    }

    void Change(int net, int from, int to, int change)
    {
        for (var word = 0; word < ways.Words; word++)
        {
            for (var left = ways.Way(from, to, word); left != 0; left &= left - 1)
            {
                Enter(net, word, BitOperations.TrailingZeroCount(left), change);
            }
        }
    }

    void Enter(int net, int word, int bit, int change)
    {
        ref var entering = ref _entering[(net * ways.Tiles) + (word * 64) + bit];
        var (before, after) = (entering, (ushort)(entering + change));
        entering = after;
        var (at, mask) = ((net * ways.Words) + word, 1UL << bit);
        _entered[at] = after > 0 ? _entered[at] | mask : _entered[at] & ~mask;
        _enteredOnce[at] = after == 1 ? _enteredOnce[at] | mask : _enteredOnce[at] & ~mask;
        _links[net] += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }
}
