using NeuroChip.Formats.Hdf5.Filters;
using NeuroChip.Formats.Hdf5.Layouts;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>Elements in chunks that lie anywhere in the file, each passed through the dataset's filters.</summary>
sealed class ChunkedStorage(
    FileSource source, Hdf5Values values, ChunkGrid grid, IChunkIndex index, FilterPipeline filters, FillValue fill) : IStorage
{
    const long LargestArray = 1L << 30;

    // No filter that can be undone here makes its input smaller than that, so a chunk that claims it cannot be sound.
    const long LargestExpansion = 1032;
    const long ExpansionSlack = 64;

    /// <summary>Chunks at the edge that reach beyond the dataset are stored without filters.</summary>
    public bool EdgesUnfiltered { get; init; }

    public ReadOnlyMemory<byte> Read()
    {
        var chunks = index.List().Where(chunk => grid.IsInside(chunk.Coordinates)).ToList();
        RequirePlausible(chunks);
        var dataset = new byte[values.ByteCount];
        fill.Fill(dataset);
        foreach (var chunk in chunks)
        {
            source.Allowance.ChargeData(1, grid.ChunkBytes, chunk.Position);
            grid.Copy(Decode(chunk).Span, chunk.Coordinates, dataset);
        }

        return dataset;
    }

    ReadOnlyMemory<byte> Decode(StoredChunk chunk)
    {
        var plain = EdgesUnfiltered && grid.IsPartial(chunk.Coordinates)
            ? source.Bytes.AsMemory((int)chunk.Position, (int)chunk.Length)
            : filters.Undo(source, chunk, grid.ChunkBytes, values);
        return plain.Length == grid.ChunkBytes
            ? plain
            : throw source.Malformed(chunk.Position, $"A chunk of {values} has {plain.Length} bytes; {grid.ChunkBytes} are needed.");
    }

    // Every chunk must have its own bytes in the file, and enough of them, before memory is set aside for the dataset.
    void RequirePlausible(List<StoredChunk> chunks)
    {
        long storedBytes = 0;
        foreach (var chunk in chunks)
        {
            source.RequireInside(chunk.Position, chunk.Length, $"A chunk of {values}");
            storedBytes += chunk.Length;
            if (storedBytes > source.Length || grid.ChunkBytes > (chunk.Length + ExpansionSlack) * LargestExpansion)
            {
                throw source.Malformed(chunk.Position,
                    $"A chunk of {values} is said to hold {grid.ChunkBytes} bytes in {chunk.Length}; the file has no room for all chunks.");
            }
        }

        FillValue.RequireReasonable(source, values, storedBytes: (long)chunks.Count * grid.ChunkBytes);
        if (values.ByteCount > LargestArray)
        {
            throw source.TooLarge(values.Position, $"{values} has {values.ByteCount} bytes; {LargestArray} can be read.");
        }
    }
}
