using System.Numerics;

namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>The records of a version 2 B-tree; they index members and attributes of large groups and chunks of some datasets.</summary>
sealed class BTree2
{
    public const int LinkNames = 5;
    public const int AttributeNames = 8;
    public const int Chunks = 10;
    public const int FilteredChunks = 11;

    const string What = "A version 2 B-tree";
    const int NodeOverhead = 4 + 1 + 1 + 4; // mark, version, kind, checksum

    readonly FileSource _source;
    readonly HashSet<long> _visited = [];
    readonly List<Level> _levels = [];

    /// <summary>What the nodes of one height look like; height 0 are the leaves.</summary>
    /// <param name="MostRecords">Records that fit one node.</param>
    /// <param name="TotalWidth">Bytes that hold the number of records below a node of this height.</param>
    readonly record struct Level(long MostRecords, long MostBelow, int TotalWidth);

    BTree2(FileSource source) => _source = source;

    public int Kind { get; private set; }

    public int RecordLength { get; private set; }

    /// <summary>Where each record lies, in the order of the tree.</summary>
    public List<long> Positions { get; } = [];

    /// <summary>Reads a whole tree, which must be of one of the kinds.</summary>
    public static BTree2 Read(FileSource source, long position, params ReadOnlySpan<int> kinds)
    {
        var tree = new BTree2(source);
        tree.ReadHeader(position, kinds);
        return tree;
    }

    void ReadHeader(long position, ReadOnlySpan<int> kinds)
    {
        var reader = _source.ReadFrom(position, What);
        reader.Signature("BTHD"u8);
        reader.Version(0, 0);
        Kind = reader.Byte();
        var nodeLength = reader.UInt32();
        RecordLength = reader.UInt16();
        int depth = reader.UInt16();
        reader.Skip(2); // when nodes are split and merged
        var root = reader.Address();
        int rootRecords = reader.UInt16();
        reader.Skip(_source.LengthSize); // records in all
        _source.VerifyChecksum(position, reader.Position, What);
        if (!kinds.Contains(Kind) || RecordLength == 0)
        {
            throw _source.Malformed(position, $"{What} of kind {Kind} with records of {RecordLength} bytes does not belong here.");
        }

        if (root != FileSource.Undefined)
        {
            MeasureLevels(position, nodeLength, depth);
            Visit(root, depth, rootRecords);
        }
    }

    // The number of records in a child and below it is stored in as few bytes as the largest possible number needs.
    void MeasureLevels(long position, long nodeLength, int depth)
    {
        var most = (nodeLength - NodeOverhead) / RecordLength;
        _levels.Add(new Level(most, most, TotalWidth: 0));
        while (_levels.Count <= depth && most > 0)
        {
            var below = _levels[^1];
            most = (nodeLength - NodeOverhead - PointerLength(_levels.Count)) / (RecordLength + PointerLength(_levels.Count));
            if (Math.BigMul(most + 1, below.MostBelow, out var mostBelow) != 0 || mostBelow < 0 || mostBelow > long.MaxValue - most)
            {
                break;
            }

            _levels.Add(new Level(most, mostBelow + most, WidthOf(mostBelow + most)));
        }

        if (most <= 0 || _levels.Count <= depth)
        {
            throw _source.Malformed(position, $"{What} of depth {depth} with nodes of {nodeLength} bytes is not possible.");
        }
    }

    int PointerLength(int height) => _source.OffsetSize + WidthOf(_levels[0].MostRecords) + _levels[height - 1].TotalWidth;

    static int WidthOf(long largest) => BitOperations.Log2((ulong)largest) / 8 + 1;

    void Visit(long position, int height, long records)
    {
        if (records > _levels[height].MostRecords || !_visited.Add(position))
        {
            throw _source.Malformed(position, $"{What} has a node of {records} records that does not belong where the tree refers to it.");
        }

        var reader = _source.ReadFrom(position, What);
        reader.Signature(height > 0 ? "BTIN"u8 : "BTLF"u8);
        reader.Version(0, 0);
        reader.Skip(1); // kind
        _source.Allowance.ChargeStructure(64 + records * RecordLength, position);
        for (var i = 0; i < records; i++)
        {
            Positions.Add(reader.Position);
            reader.Skip(RecordLength);
        }

        List<(long Position, long Records)> children = [];
        for (var i = 0; height > 0 && i <= records; i++)
        {
            children.Add((reader.RequiredAddress(), reader.Number(WidthOf(_levels[0].MostRecords))));
            reader.Skip(_levels[height - 1].TotalWidth);
        }

        _source.VerifyChecksum(position, reader.Position, What);
        foreach (var child in children)
        {
            Visit(child.Position, height - 1, child.Records);
        }
    }
}
