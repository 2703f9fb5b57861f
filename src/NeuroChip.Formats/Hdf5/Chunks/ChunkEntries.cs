using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>
/// Decodes the entries of fixed and extensible arrays: an address, and for filtered chunks also the stored size and the filter mask.
/// The number of an entry is the number of its chunk.
/// </summary>
/// <param name="slowest">Dimension that counts slowest in the numbering.</param>
sealed class ChunkEntries(FileSource source, ChunkGrid grid, int slowest)
{
    const int MaskLength = 4;

    int _sizeWidth;

    public List<StoredChunk> Found { get; } = [];

    /// <summary>Bytes of an entry.</summary>
    public int EntryLength { get; private set; }

    /// <summary>Takes over what the header of an array says: whether chunks are filtered, and how long an entry is.</summary>
    public void ReadFormat(ref StructureReader header)
    {
        var position = header.Position;
        var isFiltered = header.Byte() != 0;
        EntryLength = header.Byte();
        _sizeWidth = isFiltered ? EntryLength - source.OffsetSize - MaskLength : 0;
        if (isFiltered ? _sizeWidth is < 1 or > 8 : EntryLength != source.OffsetSize)
        {
            throw source.Malformed(position, $"An index of chunks has entries of {EntryLength} bytes, which is not possible.");
        }
    }

    /// <summary>Reads entries that follow each other.</summary>
    /// <param name="first">Number of the first.</param>
    public void Read(ref StructureReader reader, long first, long count)
    {
        source.Allowance.ChargeStructure(count * EntryLength, reader.Position);
        for (var number = first; number < first + count; number++)
        {
            var position = reader.Address();
            var length = _sizeWidth > 0 ? reader.Number(_sizeWidth) : grid.ChunkBytes;
            var mask = _sizeWidth > 0 ? reader.UInt32() : 0;
            if (position != FileSource.Undefined)
            {
                Found.Add(new StoredChunk(grid.Coordinates(number, slowest), position, length, mask));
            }
        }
    }

    /// <summary>Reads one page: entries with a checksum behind them.</summary>
    public void ReadPage(long position, long first, long count, string what)
    {
        var reader = source.Read(position, PageLength(count), what);
        Read(ref reader, first, count);
        source.VerifyChecksum(position, reader.Position, what);
    }

    public long PageLength(long count) => count * EntryLength + sizeof(uint);
}
