using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>A version 2 B-tree with one record for each chunk of a dataset that can grow in several dimensions.</summary>
sealed class BTree2Index(FileSource source, ChunkGrid grid, long root) : IChunkIndex
{
    const string What = "The record of a chunk";

    public IReadOnlyList<StoredChunk> List()
    {
        if (root == FileSource.Undefined)
        {
            return [];
        }

        var records = BTree2.Read(source, root, BTree2.Chunks, BTree2.FilteredChunks);
        return records.Positions.ConvertAll(position => ReadChunk(position, records));
    }

    StoredChunk ReadChunk(long position, BTree2 tree)
    {
        const int MaskLength = 4;
        var reader = source.Read(position, tree.RecordLength, What);
        var chunk = reader.RequiredAddress();
        long length = grid.ChunkBytes;
        uint mask = 0;
        if (tree.Kind == BTree2.FilteredChunks)
        {
            var width = tree.RecordLength - source.OffsetSize - MaskLength - 8 * grid.Rank;
            if (width is < 1 or > 8)
            {
                throw source.Malformed(position, $"{What} has {tree.RecordLength} bytes, which does not fit {grid.Rank} dimensions.");
            }

            (length, mask) = (reader.Number(width), reader.UInt32());
        }

        var coordinates = new long[grid.Rank];
        for (var d = 0; d < coordinates.Length; d++)
        {
            coordinates[d] = reader.Number(8);
        }

        return new StoredChunk(coordinates, chunk, length, mask);
    }
}
