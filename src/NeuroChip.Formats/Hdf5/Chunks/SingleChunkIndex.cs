using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>The whole dataset is one chunk.</summary>
sealed class SingleChunkIndex(ChunkGrid grid, long position, long length, uint filterMask) : IChunkIndex
{
    public IReadOnlyList<StoredChunk> List() =>
        position == FileSource.Undefined ? [] : [new StoredChunk(new long[grid.Rank], position, length, filterMask)];
}
