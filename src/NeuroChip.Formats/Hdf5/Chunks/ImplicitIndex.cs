using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>All chunks follow each other without filters, in row-major order.</summary>
sealed class ImplicitIndex(FileSource source, ChunkGrid grid, long position) : IChunkIndex
{
    const string What = "A run of chunks";

    public IReadOnlyList<StoredChunk> List()
    {
        if (position == FileSource.Undefined)
        {
            return [];
        }

        var count = grid.LargestCount ?? throw source.Malformed(position, $"{What} belongs to a dataset without a largest size.");
        source.RequireInside(position, count > source.Length ? count : count * grid.ChunkBytes, What);
        var chunks = new StoredChunk[count];
        for (var i = 0; i < chunks.Length; i++)
        {
            var start = position + (long)i * grid.ChunkBytes;
            chunks[i] = new StoredChunk(grid.Coordinates(i, slowest: 0), start, grid.ChunkBytes, FilterMask: 0);
        }

        return chunks;
    }
}
