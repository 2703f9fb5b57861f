using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>A version 1 B-tree whose keys hold size, filter mask and first element of a chunk.</summary>
sealed class BTree1Index(FileSource source, ChunkGrid grid, long root) : IChunkIndex
{
    const string What = "The key of a chunk";

    public IReadOnlyList<StoredChunk> List()
    {
        var keyLength = 4 + 4 + 8 * (grid.Rank + 1);
        return BTree1.Leaves(source, root, BTree1.ChunkTree, keyLength).ConvertAll(leaf => ReadChunk(leaf, keyLength));
    }

    StoredChunk ReadChunk(BTree1.Leaf leaf, int keyLength)
    {
        var reader = source.Read(leaf.Key, keyLength, What);
        long length = reader.UInt32();
        var mask = reader.UInt32();
        Span<ulong> first = stackalloc ulong[grid.Rank];
        for (var d = 0; d < first.Length; d++)
        {
            first[d] = reader.UInt(8);
        }

        var coordinates = grid.Coordinates(first) ?? throw source.Malformed(leaf.Key, $"{What} names an element where no chunk starts.");
        return new StoredChunk(coordinates, leaf.Child, length, mask);
    }
}
