namespace NeuroChip.Formats.Hdf5.Writing;

/// <summary>Writes the structures of a group: local heap, symbol table nodes, and a B-tree of as many levels as needed.</summary>
static class SymbolTableWriter
{
    /// <summary>Half the number of members that a symbol table node has room for; the HDF5 library's default.</summary>
    public const int LeafRank = 4;

    /// <summary>Half the number of children that a tree node has room for; the HDF5 library's default.</summary>
    public const int TreeRank = 16;

    const int EntryLength = 40;
    const long NoFreeBlock = 1;
    const long Undefined = -1;

    /// <param name="Address">Of a tree node or symbol table node.</param>
    /// <param name="LastName">Local heap offset of the greatest name in it.</param>
    readonly record struct Child(long Address, long LastName);

    /// <summary>Appends a local heap and returns its address.</summary>
    public static long WriteLocalHeap(ByteBuffer file, ReadOnlySpan<byte> names)
    {
        var content = file.Align().Position;
        file.Bytes(names);
        var address = file.Align().Position;
        file.Bytes("HEAP"u8).Zeros(4).Int64(names.Length).Int64(NoFreeBlock).Int64(content);
        return address;
    }

    /// <summary>Appends the nodes for members in the order of their names, and returns the address of the root.</summary>
    public static long WriteTree(ByteBuffer file, IReadOnlyList<SymbolEntry> entries)
    {
        var children = entries.Chunk(2 * LeafRank).Select(group => WriteLeaf(file, group)).ToList();
        for (var level = 0; ; level++)
        {
            children = WriteLevel(file, level, children);
            if (children.Count == 1)
            {
                return children[0].Address;
            }
        }
    }

    static Child WriteLeaf(ByteBuffer file, SymbolEntry[] entries)
    {
        var address = file.Align().Position;
        file.Bytes("SNOD"u8).Byte(1).Zeros(1).UInt16(entries.Length);
        foreach (var entry in entries)
        {
            entry.WriteTo(file);
        }

        file.Zeros((2 * LeafRank - entries.Length) * EntryLength);
        return new Child(address, entries[^1].Name);
    }

    // Keys and children alternate; key i is the greatest name left of child i. Even an empty group has one node.
    static List<Child> WriteLevel(ByteBuffer file, int level, List<Child> children)
    {
        const int NodeLength = 24 + 2 * TreeRank * 8 + (2 * TreeRank + 1) * 8;
        var nodes = children.Count > 0 ? children.Chunk(2 * TreeRank).ToList() : [[]];
        var first = file.Align().Position;
        var nameBefore = 0L;
        var written = new List<Child>();
        foreach (var node in nodes)
        {
            var address = file.Position;
            file.Bytes("TREE"u8).Byte(0).Byte(level).UInt16(node.Length)
                .Int64(written.Count > 0 ? address - NodeLength : Undefined)
                .Int64(written.Count + 1 < nodes.Count ? address + NodeLength : Undefined)
                .Int64(nameBefore);
            foreach (var child in node)
            {
                file.Int64(child.Address).Int64(child.LastName);
                nameBefore = child.LastName;
            }

            file.Zeros(first + (written.Count + 1) * (long)NodeLength - file.Position);
            written.Add(new Child(address, nameBefore));
        }

        return written;
    }
}
