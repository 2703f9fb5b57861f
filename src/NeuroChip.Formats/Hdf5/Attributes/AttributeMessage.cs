using System.Text;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Attributes;

/// <summary>Reads attribute messages: name, type, extent and content in one piece. Versions 1 to 3.</summary>
static class AttributeMessage
{
    const string What = "An attribute message";
    const byte SharedTypeFlag = 0x01;

    public static Hdf5Attribute Read(FileSource source, long position, long length, string owner)
    {
        var reader = source.Read(position, length, What);
        var version = reader.Version(1, 3);
        var typeIsShared = (reader.Byte() & SharedTypeFlag) != 0 && version > 1;
        int nameLength = reader.UInt16(), typeLength = reader.UInt16(), spaceLength = reader.UInt16();
        reader.Skip(version == 3 ? 1 : 0); // character set of the name
        var alignment = version == 1 ? 8 : 1;

        source.Allowance.ChargeStructure(128 + nameLength, position);
        var name = Encoding.UTF8.GetString(reader.Take(nameLength).TrimEnd((byte)0));
        reader.Align(alignment);
        var type = new HeaderMessage(MessageType.Datatype, typeIsShared, reader.Position, typeLength);
        reader.Skip(typeLength);
        reader.Align(alignment);
        var space = reader.Position;
        reader.Skip(spaceLength);
        reader.Align(alignment);

        type = typeIsShared ? SharedMessage.Resolve(source, type) : type;
        return new Hdf5Attribute(source, owner, name, Dataspace.Read(source, space, spaceLength),
            Datatype.Read(source, type.Position, type.Length), reader.Position);
    }
}
