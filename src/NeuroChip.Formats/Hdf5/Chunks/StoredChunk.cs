namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>Where one chunk of a dataset lies.</summary>
/// <param name="Coordinates">Place in the grid of chunks, counted in chunks, slowest dimension first.</param>
/// <param name="Position">Absolute offset of the stored bytes.</param>
/// <param name="Length">Stored bytes, after filters.</param>
/// <param name="FilterMask">Bit i set: filter i of the pipeline was left out for this chunk.</param>
readonly record struct StoredChunk(long[] Coordinates, long Position, long Length, uint FilterMask);
