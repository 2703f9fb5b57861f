using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Attributes;

/// <summary>The attributes of one object, read when first asked for: graphs do not use them.</summary>
sealed class AttributeTable(FileSource source, ObjectHeader header, string owner)
{
    const string What = "An attribute info message";
    const byte TracksCreationOrder = 0x01;
    const int IdentifierLength = 8;

    readonly Lock _lock = new();
    IReadOnlyList<Hdf5Attribute>? _all;

    /// <summary>In ordinal order of their names.</summary>
    public IReadOnlyList<Hdf5Attribute> All
    {
        get
        {
            lock (_lock)
            {
                return _all ??= [.. Read().OrderBy(attribute => attribute.Name, StringComparer.Ordinal)];
            }
        }
    }

    List<Hdf5Attribute> Read()
    {
        var attributes = new List<Hdf5Attribute>();
        foreach (var message in header.Messages)
        {
            if (message.Type == MessageType.Attribute)
            {
                var whole = message.IsShared ? SharedMessage.Resolve(source, message) : message;
                attributes.Add(AttributeMessage.Read(source, whole.Position, whole.Length, owner));
            }
        }

        if (header.Find(MessageType.AttributeInfo) is { } info)
        {
            AddDense(info, attributes);
        }

        return attributes;
    }

    // Objects with many attributes keep them in a fractal heap, found through a B-tree of names.
    void AddDense(HeaderMessage info, List<Hdf5Attribute> attributes)
    {
        var reader = source.Read(info.Position, info.Length, What);
        reader.Version(0, 0);
        reader.Skip((reader.Byte() & TracksCreationOrder) != 0 ? 2 : 0);
        var heapPosition = reader.Address();
        if (heapPosition == FileSource.Undefined)
        {
            return;
        }

        var names = BTree2.Read(source, reader.RequiredAddress(), BTree2.AttributeNames);
        var heap = FractalHeap.Read(source, heapPosition);
        foreach (var record in names.Positions)
        {
            var (position, length) = heap.Find(record, IdentifierLength);
            attributes.Add(AttributeMessage.Read(source, position, length, owner));
        }
    }
}
