using System.Text;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Groups;

/// <summary>Reads the link messages that newer groups consist of.</summary>
static class LinkMessage
{
    const string What = "A link message";
    const byte NameWidthMask = 0x03, HasCreationOrder = 0x04, HasKind = 0x08, HasCharacterSet = 0x10;
    const int HardLink = 0, SoftLink = 1;

    public static Link Read(FileSource source, long position, long length)
    {
        var reader = source.Read(position, length, What);
        reader.Version(1, 1);
        var flags = reader.Byte();
        var kind = (flags & HasKind) != 0 ? reader.Byte() : HardLink;
        reader.Skip((flags & HasCreationOrder) != 0 ? 8 : 0);
        reader.Skip((flags & HasCharacterSet) != 0 ? 1 : 0);
        var name = Encoding.UTF8.GetString(reader.Take(reader.Number(1 << (flags & NameWidthMask))));
        return kind switch
        {
            HardLink => new Link(name, reader.RequiredAddress()),
            SoftLink => new Link(name, position, "soft link"),
            _ => new Link(name, position, "link to another file"),
        };
    }
}
