using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>An array with one entry for each chunk of a dataset that cannot grow beyond a known size; long ones come in pages.</summary>
sealed class FixedArrayIndex(FileSource source, ChunkGrid grid, long position) : IChunkIndex
{
    const string What = "A fixed array of chunks";

    public IReadOnlyList<StoredChunk> List()
    {
        var entries = new ChunkEntries(source, grid, slowest: 0);
        if (position != FileSource.Undefined)
        {
            ReadHeader(entries);
        }

        return entries.Found;
    }

    void ReadHeader(ChunkEntries entries)
    {
        var reader = source.ReadFrom(position, What);
        reader.Signature("FAHD"u8);
        reader.Version(0, 0);
        entries.ReadFormat(ref reader);
        int pageBits = reader.Byte();
        var count = reader.Length();
        var block = reader.Address();
        source.VerifyChecksum(position, reader.Position, What);
        if (count > source.Length || pageBits > 31)
        {
            throw source.TooLarge(position, $"{What} declares {count} entries in pages of 2^{pageBits}.");
        }

        if (block != FileSource.Undefined)
        {
            ReadBlock(entries, block, count, pageLength: 1L << pageBits);
        }
    }

    void ReadBlock(ChunkEntries entries, long block, long count, long pageLength)
    {
        var reader = source.ReadFrom(block, What);
        reader.Signature("FADB"u8);
        reader.Version(0, 0);
        reader.Skip(1 + source.OffsetSize); // filtered or not, address of the header
        if (count <= pageLength)
        {
            entries.Read(ref reader, 0, count);
            source.VerifyChecksum(block, reader.Position, What);
            return;
        }

        var pages = (count - 1) / pageLength + 1;
        var written = reader.Take((pages + 7) / 8);
        source.VerifyChecksum(block, reader.Position, What);
        var start = reader.Position + sizeof(uint);
        for (long page = 0; page < pages; page++)
        {
            if (BitField.IsSet(written, page))
            {
                var first = page * pageLength;
                entries.ReadPage(start + page * entries.PageLength(pageLength), first, Math.Min(pageLength, count - first), What);
            }
        }
    }
}
