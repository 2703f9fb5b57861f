using System.Text;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Groups;

/// <summary>The members of one group, gathered from whichever structures hold them.</summary>
sealed class LinkTable
{
    readonly SortedDictionary<string, Link> _links = new(StringComparer.Ordinal);

    LinkTable()
    {
    }

    /// <summary>Names in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    public static LinkTable Read(FileSource source, ObjectHeader header)
    {
        var table = new LinkTable();
        if (header.Find(MessageType.SymbolTable) is { } symbolTable)
        {
            SymbolTable.AddLinks(source, symbolTable, table);
        }

        if (header.Find(MessageType.LinkInfo) is { } linkInfo)
        {
            DenseLinks.AddLinks(source, linkInfo, table);
        }

        foreach (var message in header.Messages)
        {
            if (message.Type == MessageType.Link)
            {
                table.Add(source, LinkMessage.Read(source, message.Position, message.Length), message.Position);
            }
        }

        table.Names = [.. table._links.Keys];
        return table;
    }

    public Link? Find(string name) => _links.TryGetValue(name, out var link) ? link : null;

    public void Add(FileSource source, Link link, long position)
    {
        source.Allowance.ChargeStructure(32 + Encoding.UTF8.GetByteCount(link.Name), position);
        if (!_links.TryAdd(link.Name, link))
        {
            throw source.Malformed(position, $"A group has two members named '{link.Name}'.");
        }
    }
}
