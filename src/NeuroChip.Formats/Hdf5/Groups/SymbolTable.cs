using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Groups;

/// <summary>The older form of a group: a version 1 B-tree over symbol table nodes, with the names in a local heap.</summary>
static class SymbolTable
{
    const string What = "A symbol table node";
    const uint SoftLinkCache = 2;

    public static void AddLinks(FileSource source, HeaderMessage message, LinkTable links)
    {
        var reader = source.Read(message.Position, message.Length, "A symbol table message");
        var tree = reader.Address();
        var names = LocalHeap.Read(source, reader.RequiredAddress());
        foreach (var leaf in BTree1.Leaves(source, tree, BTree1.GroupTree, keyLength: source.LengthSize))
        {
            AddNode(source, leaf.Child, names, links);
        }
    }

    static void AddNode(FileSource source, long position, LocalHeap names, LinkTable links)
    {
        var reader = source.ReadFrom(position, What);
        reader.Signature("SNOD"u8);
        reader.Version(1, 1);
        reader.Skip(1);
        int count = reader.UInt16();
        for (var i = 0; i < count; i++)
        {
            var entry = reader.Position;
            var name = names.Text(reader.Length());
            var header = reader.Address();
            var isSoft = reader.UInt32() == SoftLinkCache;
            reader.Skip(4 + 16); // reserved, what the cache type keeps at hand
            if (!isSoft && header == FileSource.Undefined)
            {
                throw source.Malformed(entry, $"{What} lists '{name}' without an address.");
            }

            links.Add(source, new Link(name, header, isSoft ? "soft link" : null), entry);
        }
    }
}
