using NeuroChip.Formats.Hdf5.Attributes;
using NeuroChip.Formats.Hdf5.Layouts;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5;

/// <summary>A named array in a file.</summary>
public sealed class Hdf5Dataset : Hdf5Values
{
    readonly IStorage _storage;
    readonly AttributeTable _attributes;

    Hdf5Dataset(FileSource source, ObjectHeader header, string path, Dataspace space, Hdf5Type type)
        : base(source, path, header.Position, space, type)
    {
        _storage = DataLayout.Read(source, header, this, space);
        _attributes = new AttributeTable(source, header, path);
    }

    /// <summary>Named values attached to the dataset, in ordinal order of their names.</summary>
    public IReadOnlyList<Hdf5Attribute> Attributes => _attributes.All;

    internal static bool IsDataset(ObjectHeader header) =>
        header.Has(MessageType.Layout) && header.Has(MessageType.Dataspace) && header.Has(MessageType.Datatype);

    internal static Hdf5Dataset Open(FileSource source, ObjectHeader header, string path)
    {
        HeaderMessage space = header.Find(MessageType.Dataspace)!.Value, type = header.Find(MessageType.Datatype)!.Value;
        return new Hdf5Dataset(source, header, path, Dataspace.Read(source, space.Position, space.Length),
            Datatype.Read(source, type.Position, type.Length));
    }

    internal override ReadOnlyMemory<byte> ReadStored() => _storage.Read();
}
