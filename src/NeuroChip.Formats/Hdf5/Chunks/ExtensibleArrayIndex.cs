using System.Numerics;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>
/// An array that grows with the one unlimited dimension of a dataset. Entries lie in the index block, in data blocks that the index block
/// lists, and in data blocks that super blocks list; data blocks double in size every other super block, and long ones come in pages.
/// </summary>
sealed class ExtensibleArrayIndex(FileSource source, ChunkGrid grid, long position) : IChunkIndex
{
    const string What = "An extensible array of chunks";

    public IReadOnlyList<StoredChunk> List()
    {
        if (position == FileSource.Undefined)
        {
            return [];
        }

        return grid.UnlimitedDimension is >= 0 and var slowest
            ? new Walk(source, position, new ChunkEntries(source, grid, slowest)).Run()
            : throw source.Malformed(position, $"{What} belongs to a dataset that does not have just one unlimited dimension.");
    }

    sealed class Walk(FileSource source, long position, ChunkEntries entries)
    {
        // Enough for 2^56 chunks; keeps the arithmetic below free of overflow.
        const int MostIndexBits = 56;

        int _indexBits, _indexEntries, _smallestBlock, _fewestPointers;
        long _pageLength, _end;

        // Number of the entry that the walk has come to.
        long _next;

        public IReadOnlyList<StoredChunk> Run()
        {
            var indexBlock = ReadHeader();
            if (indexBlock != FileSource.Undefined)
            {
                ReadIndexBlock(indexBlock);
            }

            return entries.Found;
        }

        int OffsetWidth => (_indexBits + 7) / 8;

        long ReadHeader()
        {
            var reader = source.ReadFrom(position, What);
            reader.Signature("EAHD"u8);
            reader.Version(0, 0);
            entries.ReadFormat(ref reader);
            (_indexBits, _indexEntries, _smallestBlock) = (reader.Byte(), reader.Byte(), reader.Byte());
            _fewestPointers = reader.Byte();
            int pageBits = reader.Byte();
            reader.Skip(4 * source.LengthSize); // counts and sizes of blocks
            _end = reader.Length();
            reader.Skip(source.LengthSize); // entries that have room
            var indexBlock = reader.Address();
            source.VerifyChecksum(position, reader.Position, What);
            if (_indexBits > MostIndexBits || pageBits > 31
                || !BitOperations.IsPow2(_smallestBlock) || !BitOperations.IsPow2(_fewestPointers)
                || _indexBits < BitOperations.Log2((uint)_smallestBlock) + 2 * BitOperations.Log2((uint)_fewestPointers))
            {
                throw source.Malformed(position, $"{What} has impossible parameters: {_indexBits} bits, blocks of {_smallestBlock} "
                    + $"and more entries, {_fewestPointers} pointers, pages of 2^{pageBits}.");
            }

            _pageLength = 1L << pageBits;
            return indexBlock;
        }

        void ReadIndexBlock(long block)
        {
            var reader = source.ReadFrom(block, What);
            reader.Signature("EAIB"u8);
            SkipOwner(ref reader);
            entries.Read(ref reader, 0, _indexEntries);
            _next = _indexEntries;

            var levels = 1 + _indexBits - BitOperations.Log2((uint)_smallestBlock);
            var directLevels = 2 * BitOperations.Log2((uint)_fewestPointers);
            for (var level = 0; level < directLevels; level++)
            {
                for (long i = 0; i < BlocksOf(level); i++)
                {
                    ReadDataBlock(reader.Address(), level, written: [], firstPage: 0);
                }
            }

            for (var level = directLevels; level < levels; level++)
            {
                var superBlock = reader.Address();
                if (superBlock != FileSource.Undefined && _next < _end)
                {
                    ReadSuperBlock(superBlock, level);
                }
                else
                {
                    _next += BlocksOf(level) * EntriesOf(level);
                }
            }

            source.VerifyChecksum(block, reader.Position, What);
        }

        void ReadSuperBlock(long block, int level)
        {
            var reader = source.ReadFrom(block, What);
            reader.Signature("EASB"u8);
            SkipOwner(ref reader);
            reader.Skip(OffsetWidth);
            var (blocks, pages) = (BlocksOf(level), PagesOf(level));
            var written = reader.Take(blocks * ((pages + 7) / 8));
            source.Allowance.ChargeStructure(blocks, block);
            for (long i = 0; i < blocks; i++)
            {
                ReadDataBlock(reader.Address(), level, written, firstPage: i * pages);
            }

            source.VerifyChecksum(block, reader.Position, What);
        }

        void ReadDataBlock(long block, int level, ReadOnlySpan<byte> written, long firstPage)
        {
            var (first, count) = (_next, EntriesOf(level));
            _next += count;
            if (block == FileSource.Undefined)
            {
                return;
            }

            var reader = source.ReadFrom(block, What);
            reader.Signature("EADB"u8);
            SkipOwner(ref reader);
            reader.Skip(OffsetWidth);
            if (PagesOf(level) == 0)
            {
                RequireRoom(ref reader, count);
                entries.Read(ref reader, first, count);
                source.VerifyChecksum(block, reader.Position, What);
                return;
            }

            source.VerifyChecksum(block, reader.Position, What);
            var start = reader.Position + sizeof(uint);
            for (long page = 0; page < PagesOf(level); page++)
            {
                if (firstPage + page < 8L * written.Length && BitField.IsSet(written, firstPage + page))
                {
                    entries.ReadPage(start + page * entries.PageLength(_pageLength), first + page * _pageLength, _pageLength, What);
                }
            }
        }

        void RequireRoom(ref StructureReader reader, long count)
        {
            if (count > reader.Remaining)
            {
                throw source.Malformed(reader.Position, $"{What} has a block of {count} entries, for which the file is too short.");
            }
        }

        void SkipOwner(ref StructureReader reader)
        {
            reader.Version(0, 0);
            reader.Skip(1 + source.OffsetSize); // filtered or not, address of the header
        }

        static long BlocksOf(int level) => 1L << level / 2;

        long EntriesOf(int level) => (1L << (level + 1) / 2) * _smallestBlock;

        // 0: the entries are in one piece.
        long PagesOf(int level) => EntriesOf(level) > _pageLength ? EntriesOf(level) / _pageLength : 0;
    }
}
