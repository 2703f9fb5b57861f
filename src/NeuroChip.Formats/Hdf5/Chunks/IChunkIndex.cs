namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>Knows which chunks of a dataset are stored and where. The format has six kinds.</summary>
interface IChunkIndex
{
    /// <summary>Every stored chunk, in any order; some may lie outside of a dataset that has shrunk.</summary>
    IReadOnlyList<StoredChunk> List();
}
