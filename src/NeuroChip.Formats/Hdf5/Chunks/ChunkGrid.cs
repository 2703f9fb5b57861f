using System.Collections.Immutable;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>How a dataset is cut into chunks of equal extents; those at the far edges reach beyond the dataset.</summary>
sealed class ChunkGrid
{
    const long LargestChunk = 1L << 30;

    readonly ImmutableArray<long> _extents;
    readonly Dataspace _space;
    readonly int _elementSize;

    /// <param name="extents">Elements of a chunk along each dimension, slowest first.</param>
    public ChunkGrid(FileSource source, Hdf5Values values, Dataspace space, ImmutableArray<long> extents, long position)
    {
        (_space, _extents, _elementSize) = (space, extents, values.Type.Size);
        long bytes = _elementSize;
        foreach (var extent in extents)
        {
            if (extent <= 0 || extent > LargestChunk / bytes)
            {
                throw source.TooLarge(position, $"{values} has chunks of {string.Join(" × ", extents)} elements; "
                    + $"1 to {LargestChunk} bytes are possible.");
            }

            bytes *= extent;
        }

        ChunkBytes = (int)bytes;
    }

    public int Rank => _extents.Length;

    /// <summary>Bytes of a chunk before filters; edge chunks have the same.</summary>
    public int ChunkBytes { get; }

    /// <summary>The dimension that may grow without limit, or −1 if there is not exactly one.</summary>
    public int UnlimitedDimension =>
        _space.Maximum.Count(extent => extent == Dataspace.Unlimited) == 1 ? _space.Maximum.IndexOf(Dataspace.Unlimited) : -1;

    /// <summary>Chunks that the dataset at its largest has, or null where that is unlimited or beyond 2^63.</summary>
    public long? LargestCount
    {
        get
        {
            long count = 1;
            for (var d = 0; d < Rank; d++)
            {
                if (_space.Maximum[d] == Dataspace.Unlimited || Math.BigMul(count, LargestAlong(d), out count) != 0 || count < 0)
                {
                    return null;
                }
            }

            return count;
        }
    }

    /// <summary>The place of the chunk with that number when the largest possible grid is numbered.</summary>
    /// <param name="slowest">Dimension that counts slowest; the others follow in their order.</param>
    public long[] Coordinates(long number, int slowest)
    {
        var coordinates = new long[Rank];
        for (var d = Rank - 1; d >= 0; d--)
        {
            if (d != slowest)
            {
                (number, coordinates[d]) = Math.DivRem(number, LargestAlong(d));
            }
        }

        coordinates[slowest] = number;
        return coordinates;
    }

    /// <summary>The place of the chunk whose first element has the given indices, or null where no chunk starts.</summary>
    public long[]? Coordinates(ReadOnlySpan<ulong> firstElement)
    {
        var coordinates = new long[Rank];
        for (var d = 0; d < Rank; d++)
        {
            var (chunk, within) = Math.DivRem(firstElement[d], (ulong)_extents[d]);
            if (within != 0)
            {
                return null;
            }

            coordinates[d] = (long)chunk;
        }

        return coordinates;
    }

    /// <summary>At least one element of the chunk belongs to the dataset.</summary>
    public bool IsInside(long[] coordinates)
    {
        for (var d = 0; d < Rank; d++)
        {
            if (coordinates[d] < 0 || coordinates[d] > (_space.Dimensions[d] - 1) / _extents[d] || _space.Dimensions[d] == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The chunk reaches beyond the dataset.</summary>
    public bool IsPartial(long[] coordinates)
    {
        for (var d = 0; d < Rank; d++)
        {
            if (Covered(coordinates, d) < _extents[d])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Copies the part of a chunk that belongs to the dataset.</summary>
    /// <param name="chunk">[<see cref="ChunkBytes"/>], row-major within the chunk.</param>
    /// <param name="dataset">All bytes of the dataset, row-major.</param>
    public void Copy(ReadOnlySpan<byte> chunk, long[] coordinates, Span<byte> dataset) => Copy(chunk, coordinates, dataset, 0, 0, 0);

    void Copy(ReadOnlySpan<byte> chunk, long[] coordinates, Span<byte> dataset, int d, long chunkIndex, long datasetIndex)
    {
        var covered = Covered(coordinates, d);
        var first = datasetIndex * _space.Dimensions[d] + coordinates[d] * _extents[d];
        chunkIndex *= _extents[d];
        if (d == Rank - 1)
        {
            chunk.Slice((int)(chunkIndex * _elementSize), (int)(covered * _elementSize)).CopyTo(dataset[(int)(first * _elementSize)..]);
            return;
        }

        for (var i = 0; i < covered; i++)
        {
            Copy(chunk, coordinates, dataset, d + 1, chunkIndex + i, first + i);
        }
    }

    long Covered(long[] coordinates, int d) => Math.Min(_extents[d], _space.Dimensions[d] - coordinates[d] * _extents[d]);

    long LargestAlong(int d) => Math.Max(1, (_space.Maximum[d] - 1) / _extents[d] + 1);
}
