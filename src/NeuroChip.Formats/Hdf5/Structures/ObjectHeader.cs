namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>The messages of one group, dataset or named datatype, gathered from all blocks of its header. Versions 1 and 2.</summary>
sealed class ObjectHeader
{
    const string What = "An object header";
    const byte SharedFlag = 0x02;

    readonly FileSource _source;
    readonly List<HeaderMessage> _messages = [];
    readonly Queue<(long Position, long Length)> _continuations = [];
    readonly HashSet<long> _blocks = [];

    ObjectHeader(FileSource source, long position)
    {
        _source = source;
        Position = position;
    }

    /// <summary>Identifies the object: all hard links to it lead here.</summary>
    public long Position { get; }

    public IReadOnlyList<HeaderMessage> Messages => _messages;

    public static ObjectHeader Read(FileSource source, long position)
    {
        var header = new ObjectHeader(source, position);
        var start = source.ReadFrom(position, What);
        if (start.Remaining >= 4 && start.Take(4).SequenceEqual("OHDR"u8))
        {
            header.ReadVersion2();
        }
        else
        {
            header.ReadVersion1();
        }

        return header;
    }

    /// <summary>The first message of a type, fetched from where it is shared, or null.</summary>
    public HeaderMessage? Find(MessageType type)
    {
        foreach (var message in _messages)
        {
            if (message.Type == type)
            {
                return message.IsShared ? SharedMessage.Resolve(_source, message) : message;
            }
        }

        return null;
    }

    public bool Has(MessageType type) => _messages.Exists(message => message.Type == type);

    void ReadVersion1()
    {
        var reader = _source.ReadFrom(Position, What);
        reader.Version(1, 1);
        reader.Skip(1 + 2 + 4); // reserved, number of messages, reference count
        var length = reader.UInt32();
        reader.Skip(4); // messages start at a multiple of eight
        var first = reader.Position;
        Claim(first, length);
        ReadMessages1(first, length);
        while (_continuations.TryDequeue(out var block))
        {
            ReadMessages1(block.Position, block.Length);
        }
    }

    void ReadMessages1(long position, long length)
    {
        const int PrefixLength = 8;
        var reader = _source.Read(position, length, What);
        while (reader.Remaining >= PrefixLength)
        {
            var type = (MessageType)reader.UInt16();
            int messageLength = reader.UInt16();
            var flags = reader.Byte();
            reader.Skip(3);
            Add(type, flags, reader.Position, messageLength);
            reader.Skip(messageLength);
        }
    }

    void ReadVersion2()
    {
        const byte SizeWidthMask = 0x03, CreationOrder = 0x04, Thresholds = 0x10, Times = 0x20;
        var reader = _source.ReadFrom(Position, What);
        reader.Signature("OHDR"u8);
        reader.Version(2, 2);
        var flags = reader.Byte();
        reader.Skip((flags & Times) != 0 ? 16 : 0);
        reader.Skip((flags & Thresholds) != 0 ? 4 : 0);
        var length = reader.Number(1 << (flags & SizeWidthMask));
        var prefixLength = (flags & CreationOrder) != 0 ? 6 : 4;
        var first = reader.Position;
        Claim(first, length);
        _source.VerifyChecksum(Position, first + length, What);
        ReadMessages2(first, length, prefixLength);
        while (_continuations.TryDequeue(out var block))
        {
            ReadContinuation2(block.Position, block.Length, prefixLength);
        }
    }

    void ReadContinuation2(long position, long length, int prefixLength)
    {
        const int MarkLength = 4, ChecksumLength = 4;
        var reader = _source.Read(position, length, What);
        reader.Signature("OCHK"u8);
        reader.Skip(Math.Max(0, length - MarkLength - ChecksumLength));
        _source.VerifyChecksum(position, reader.Position, What);
        ReadMessages2(position + MarkLength, length - MarkLength - ChecksumLength, prefixLength);
    }

    void ReadMessages2(long position, long length, int prefixLength)
    {
        var reader = _source.Read(position, length, What);
        while (reader.Remaining >= prefixLength) // a gap shorter than that may be left at the end
        {
            var type = (MessageType)reader.Byte();
            int messageLength = reader.UInt16();
            var flags = reader.Byte();
            reader.Skip(prefixLength - 4);
            Add(type, flags, reader.Position, messageLength);
            reader.Skip(messageLength);
        }
    }

    void Add(MessageType type, byte flags, long position, int length)
    {
        var message = new HeaderMessage(type, (flags & SharedFlag) != 0, position, length);
        if (type == MessageType.Continuation)
        {
            var reader = _source.Read(position, length, What);
            var (blockPosition, blockLength) = (reader.RequiredAddress(), reader.Length());
            Claim(blockPosition, blockLength);
            _continuations.Enqueue((blockPosition, blockLength));
        }
        else if (type != 0) // 0 is a hole
        {
            _messages.Add(message);
        }
    }

    // Blocks belong to a header once, so that a chain of blocks ends.
    void Claim(long position, long length)
    {
        _source.RequireInside(position, length, What);
        _source.Allowance.ChargeStructure(length + 64, position);
        if (!_blocks.Add(position))
        {
            throw _source.Malformed(position, $"{What} continues in a block that already belongs to it.");
        }
    }
}
