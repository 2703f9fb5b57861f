using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Writing;

/// <summary>Lays out a tree: what is referred to comes before what refers to it, and the superblock at the start last.</summary>
sealed class FileWriter
{
    const int SuperblockLength = 96;
    const long Undefined = -1;

    readonly ByteBuffer _file = new();

    public static byte[] Write(WrittenGroup root)
    {
        var writer = new FileWriter();
        writer._file.Zeros(SuperblockLength);
        var entry = writer.WriteGroup(root, name: 0);
        var file = writer._file.Written.ToArray();
        Superblock(entry, file.Length).CopyTo(file);
        return file;
    }

    static ReadOnlySpan<byte> Superblock(SymbolEntry root, long fileLength)
    {
        var block = new ByteBuffer();
        block.Bytes([0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A])
            .Zeros(5) // versions
            .Byte(sizeof(long)).Byte(sizeof(long)) // widths of addresses and lengths
            .Zeros(1)
            .UInt16(SymbolTableWriter.LeafRank).UInt16(SymbolTableWriter.TreeRank)
            .UInt32(0) // consistency flags
            .Int64(0).Int64(Undefined).Int64(fileLength).Int64(Undefined); // base, free space, end, driver
        root.WriteTo(block);
        return block.Written;
    }

    SymbolEntry Write(WrittenNode node, long name) => node switch
    {
        WrittenGroup group => WriteGroup(group, name),
        WrittenArray array => new SymbolEntry(name, WriteArray(array)),
        WrittenText text => new SymbolEntry(name, WriteText(text)),
        _ => throw new InvalidOperationException(),
    };

    SymbolEntry WriteGroup(WrittenGroup group, long name)
    {
        var names = new ByteBuffer().Zeros(8); // the empty name comes first
        var entries = new List<SymbolEntry>();
        foreach (var (memberName, member) in group.Members)
        {
            var offset = names.Position;
            names.PaddedName(memberName);
            entries.Add(Write(member, offset));
        }

        var heap = SymbolTableWriter.WriteLocalHeap(_file, names.Written);
        var tree = SymbolTableWriter.WriteTree(_file, entries);
        var header = HeaderWriter.Write(_file, (MessageType.SymbolTable, new ByteBuffer().Int64(tree).Int64(heap)));
        return new SymbolEntry(name, header, tree, heap);
    }

    long WriteArray(WrittenArray array)
    {
        var content = array.Content.Length == 0 ? Undefined : _file.Align().Position;
        _file.Bytes(array.Content);
        return WriteDataset(array.Dimensions.AsSpan(), DatatypeEncoder.Encode(array.Type), content, array.Content.Length);
    }

    long WriteText(WrittenText text)
    {
        var references = GlobalHeapWriter.Write(_file, text.Texts);
        var content = references.IsEmpty ? Undefined : _file.Align().Position;
        _file.Bytes(references);
        return WriteDataset(text.Dimensions.AsSpan(), DatatypeEncoder.VariableText(), content, references.Length);
    }

    long WriteDataset(ReadOnlySpan<long> dimensions, ByteBuffer type, long content, long length)
    {
        const int SpaceVersion = 1, FillVersion = 2, LayoutVersion = 3, Contiguous = 1;
        const int Late = 2, IfSet = 2, Defined = 1; // when space is allocated and filled; the fill value is zero
        var space = new ByteBuffer().Byte(SpaceVersion).Byte(dimensions.Length).Zeros(6);
        foreach (var dimension in dimensions)
        {
            space.Int64(dimension);
        }

        return HeaderWriter.Write(_file,
            (MessageType.Dataspace, space),
            (MessageType.Datatype, type),
            (MessageType.FillValue, new ByteBuffer().Byte(FillVersion).Byte(Late).Byte(IfSet).Byte(Defined).UInt32(0)),
            (MessageType.Layout, new ByteBuffer().Byte(LayoutVersion).Byte(Contiguous).Int64(content).Int64(length)));
    }
}
