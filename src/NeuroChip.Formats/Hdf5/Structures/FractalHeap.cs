using System.Numerics;

namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>
/// Holds the link and attribute messages of objects that have many. Its address space is cut into blocks that double in size from row to
/// row; an identifier names an offset and a length in it. Heaps with filters and objects too large for a block are refused.
/// </summary>
sealed class FractalHeap
{
    const string What = "A fractal heap";
    const int Managed = 0, Tiny = 2;
    const byte ChecksummedBlocksFlag = 0x02;

    readonly FileSource _source;
    readonly Dictionary<long, List<Entry>> _indirectBlocks = [];
    readonly HashSet<long> _verified = [];

    int _offsetWidth, _lengthWidth, _width, _rootRows;
    long _smallestBlock, _largestBlock, _root;
    bool _blocksHaveChecksums;

    /// <summary>A block of the heap.</summary>
    /// <param name="Block">Its position in the file; undefined where it was never written.</param>
    /// <param name="Start">Where its part of the heap's address space begins.</param>
    /// <param name="Length">Bytes of that part.</param>
    /// <param name="Rows">Rows of further blocks in it; 0 for a block that holds objects.</param>
    readonly record struct Entry(long Block, long Start, long Length, int Rows)
    {
        public static Comparer<Entry> ByStart { get; } = Comparer<Entry>.Create((a, b) => a.Start.CompareTo(b.Start));
    }

    FractalHeap(FileSource source) => _source = source;

    public static FractalHeap Read(FileSource source, long position)
    {
        var heap = new FractalHeap(source);
        heap.ReadHeader(position);
        return heap;
    }

    /// <summary>Where the object with that identifier lies.</summary>
    public (long Position, long Length) Find(long identifier, int identifierLength)
    {
        var reader = _source.Read(identifier, identifierLength, What);
        var first = reader.Byte();
        switch (first >> 4 & 0x03)
        {
            case Managed:
                var offset = reader.Number(_offsetWidth);
                return Locate(offset, reader.Number(_lengthWidth), identifier);
            case Tiny: // the object itself
                return (reader.Position, Math.Min(reader.Remaining, (first & 0x0F) + 1));
            default:
                throw _source.Unsupported(identifier, $"{What} holds a name or attribute of more than {_largestBlock} bytes.");
        }
    }

    void ReadHeader(long position)
    {
        var reader = _source.ReadFrom(position, What);
        reader.Signature("FRHP"u8);
        reader.Version(0, 0);
        reader.Skip(2); // bytes of an identifier
        int filterLength = reader.UInt16();
        _blocksHaveChecksums = (reader.Byte() & ChecksummedBlocksFlag) != 0;
        long largestObject = reader.UInt32();
        reader.Skip(10 * _source.LengthSize + 2 * _source.OffsetSize); // large and tiny objects, free space, totals
        _width = reader.UInt16();
        (_smallestBlock, _largestBlock) = (reader.Length(), reader.Length());
        int addressBits = reader.UInt16();
        reader.Skip(2); // rows that a new root starts with
        _root = reader.Address();
        _rootRows = reader.UInt16();
        if (filterLength > 0)
        {
            throw _source.Unsupported(position, $"{What} is compressed, which cannot be read.");
        }

        _source.VerifyChecksum(position, reader.Position, What);
        RequirePossible(position, addressBits);
        _offsetWidth = (addressBits + 7) / 8;
        _lengthWidth = Math.Min(
            (BitOperations.Log2((ulong)_largestBlock) + 7) / 8,
            BitOperations.Log2((ulong)Math.Max(1, largestObject)) / 8 + 1);
    }

    void RequirePossible(long position, int addressBits)
    {
        if (addressBits is < 1 or > 62 || !BitOperations.IsPow2(_width) || !BitOperations.IsPow2(_smallestBlock)
            || !BitOperations.IsPow2(_largestBlock) || _smallestBlock > _largestBlock || _largestBlock > 1L << 31
            || _rootRows > Math.Max(0, addressBits - BitOperations.Log2((ulong)(_smallestBlock * _width)) + 1))
        {
            throw _source.Malformed(position, $"{What} has impossible parameters: {addressBits} address bits, {_width} blocks a row, "
                + $"{_smallestBlock} to {_largestBlock} bytes a block, {_rootRows} rows.");
        }
    }

    (long Position, long Length) Locate(long offset, long length, long identifier)
    {
        var entry = new Entry(_root, 0, _smallestBlock, _rootRows);
        // Each step leads to a block with fewer rows, and a block without rows holds objects.
        while (entry.Rows > 0 && entry.Block != FileSource.Undefined)
        {
            entry = Descend(entry.Block, entry.Start, entry.Rows, offset);
        }

        if (entry.Block == FileSource.Undefined || offset < entry.Start || offset - entry.Start > entry.Length - length)
        {
            throw _source.Malformed(identifier,
                $"{What} has no object of {length} bytes at {offset}, although the tree of names refers to it.");
        }

        VerifyDirectBlock(entry.Block, entry.Length);
        return (entry.Block + offset - entry.Start, length);
    }

    // The entry of an indirect block whose part of the address space contains the offset.
    Entry Descend(long block, long start, int rows, long offset)
    {
        if (!_indirectBlocks.TryGetValue(block, out var entries))
        {
            entries = ReadIndirectBlock(block, start, rows);
            _indirectBlocks.Add(block, entries);
        }

        var index = entries.BinarySearch(new Entry(FileSource.Undefined, offset, 0, 0), Entry.ByStart);
        index = index >= 0 ? index : ~index - 1;
        return index >= 0 ? entries[index] : new Entry(FileSource.Undefined, 0, 0, 0);
    }

    List<Entry> ReadIndirectBlock(long block, long start, int rows)
    {
        var reader = _source.ReadFrom(block, What);
        reader.Signature("FHIB"u8);
        reader.Version(0, 0);
        reader.Skip(_source.OffsetSize + _offsetWidth); // address of the header, start in the address space
        _source.Allowance.ChargeStructure((long)rows * _width * _source.OffsetSize, block);
        var entries = new List<Entry>();
        for (var row = 0; row < rows; row++)
        {
            var length = RowBlockLength(row);
            for (var column = 0; column < _width; column++, start += length)
            {
                entries.Add(new Entry(reader.Address(), start, length, length > _largestBlock ? RowsOf(length) : 0));
            }
        }

        _source.VerifyChecksum(block, reader.Position, What);
        return entries;
    }

    // The first two rows have blocks of the smallest size; from then on the size doubles from row to row.
    long RowBlockLength(int row) => row < 2 ? _smallestBlock : _smallestBlock << (row - 1);

    // How many rows fill an indirect block that spans so many bytes: rows 0 to r span width · smallest · 2^r.
    int RowsOf(long length) => BitOperations.Log2((ulong)length) - BitOperations.Log2((ulong)(_smallestBlock * _width)) + 1;

    void VerifyDirectBlock(long block, long length)
    {
        if (!_verified.Add(block))
        {
            return;
        }

        _source.Allowance.ChargeStructure(64, block);
        var reader = _source.Read(block, length, What);
        reader.Signature("FHDB"u8);
        reader.Version(0, 0);
        reader.Skip(_source.OffsetSize + _offsetWidth);
        if (_blocksHaveChecksums)
        {
            VerifyWithHole(block, length, ref reader);
        }
    }

    // The checksum lies within the bytes that it covers, where it counts as zero.
    void VerifyWithHole(long block, long length, ref StructureReader reader)
    {
        var position = reader.Position;
        _source.Allowance.ChargeStructure(length, block);
        var covered = _source.Bytes.AsSpan((int)block, (int)length).ToArray();
        covered.AsSpan((int)(position - block), sizeof(uint)).Clear();
        _source.RequireChecksum(reader.UInt32(), Lookup3.Hash(covered), position, What);
    }
}
