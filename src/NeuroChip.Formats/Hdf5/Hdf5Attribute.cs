using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5;

/// <summary>A small named array attached to a group or dataset. Its path is that of its owner, '@' and its name.</summary>
public sealed class Hdf5Attribute : Hdf5Values
{
    readonly long _content;

    internal Hdf5Attribute(FileSource source, string owner, string name, Dataspace space, Hdf5Type type, long content)
        : base(source, $"{owner}@{name}", content, space, type)
    {
        (Name, _content) = (name, content);
        source.RequireInside(content, ByteCount, $"The content of {this}");
    }

    public string Name { get; }

    internal override ReadOnlyMemory<byte> ReadStored() => Source.Bytes.AsMemory((int)_content, (int)ByteCount);
}
