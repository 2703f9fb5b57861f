using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Hdf5.Attributes;
using NeuroChip.Formats.Hdf5.Groups;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5;

/// <summary>
/// A named collection of groups and datasets. Members are opened when asked for and kept. May be used from several threads. What cannot
/// be read is an <see cref="InputErrorException"/>.
/// </summary>
public sealed class Hdf5Group
{
    const int DeepestNesting = 64;

    readonly FileSource _source;
    readonly Hdf5Group? _parent;
    readonly ObjectHeader _header;
    readonly LinkTable _links;
    readonly AttributeTable _attributes;
    readonly Lock _lock = new();
    readonly Dictionary<string, object?> _opened = new(StringComparer.Ordinal);

    Hdf5Group(FileSource source, Hdf5Group? parent, ObjectHeader header, string path)
    {
        (_source, _parent, _header, Path) = (source, parent, header, path);
        RefuseEndlessNesting();
        _links = LinkTable.Read(source, header);
        _attributes = new AttributeTable(source, header, path);
    }

    /// <summary>Names from the root on, as in "/node/nodes"; "/" is the root.</summary>
    public string Path { get; }

    /// <summary>Names of the members in ordinal order, whatever their order in the file.</summary>
    public IReadOnlyList<string> Names => _links.Names;

    /// <summary>Named values attached to the group, in ordinal order of their names.</summary>
    public IReadOnlyList<Hdf5Attribute> Attributes => _attributes.All;

    internal static Hdf5Group OpenRoot(FileSource source, long position)
    {
        var header = ObjectHeader.Read(source, position);
        return IsGroup(header)
            ? new Hdf5Group(source, parent: null, header, "/")
            : throw source.Malformed(position, "The root of the file is not a group.");
    }

    /// <summary>The member group of that name, or null where there is none or it is no group.</summary>
    public Hdf5Group? Group(string name) => Member(name) as Hdf5Group;

    /// <summary>The member dataset of that name, or null where there is none or it is no dataset.</summary>
    public Hdf5Dataset? Dataset(string name) => Member(name) as Hdf5Dataset;

    static bool IsGroup(ObjectHeader header) =>
        header.Has(MessageType.SymbolTable) || header.Has(MessageType.LinkInfo) || header.Has(MessageType.Link)
        || header.Has(MessageType.GroupInfo);

    object? Member(string name)
    {
        lock (_lock)
        {
            if (!_opened.TryGetValue(name, out var member))
            {
                member = _links.Find(name) is { } link ? Open(link) : null;
                _opened.Add(name, member);
            }

            return member;
        }
    }

    object? Open(Link link)
    {
        var path = Path == "/" ? "/" + link.Name : $"{Path}/{link.Name}";
        if (link.ForeignKind is { } kind)
        {
            throw _source.Unsupported(_header.Position, $"'{path}' is a {kind}; only hard links can be followed.");
        }

        var header = ObjectHeader.Read(_source, link.Header);
        return IsGroup(header) ? new Hdf5Group(_source, this, header, path)
            : Hdf5Dataset.IsDataset(header) ? Hdf5Dataset.Open(_source, header, path)
            : null;
    }

    // Hard links may form rings, in which whoever walks the tree would never finish.
    void RefuseEndlessNesting()
    {
        var depth = 0;
        for (var ancestor = _parent; ancestor is not null; ancestor = ancestor._parent)
        {
            if (ancestor._header.Position == _header.Position || ++depth > DeepestNesting)
            {
                throw _source.Fail(FileCodes.NestedTooDeep, _header.Position,
                    $"'{Path}' is nested more than {DeepestNesting} groups deep, or is one of the groups around itself.");
            }
        }
    }
}
