using NeuroChip.Formats.Hdf5.Chunks;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Layouts;

/// <summary>Reads the message that says where a dataset's elements lie. Versions 3 and 4.</summary>
static class DataLayout
{
    const string What = "A data layout message";

    public static IStorage Read(FileSource source, ObjectHeader header, Hdf5Values values, Dataspace space)
    {
        if (header.Has(MessageType.ExternalFiles))
        {
            throw source.Unsupported(header.Position, $"{values} lies in external files, which cannot be read.");
        }

        var message = header.Find(MessageType.Layout)!.Value;
        var reader = source.Read(message.Position, message.Length, What);
        var version = reader.Version(3, 4);
        var position = reader.Position;
        return reader.Byte() switch
        {
            0 => ReadCompact(source, values, ref reader),
            1 => ReadContiguous(source, header, values, ref reader),
            2 => ChunkLayout.Read(source, header, values, space, version, ref reader),
            var other => throw source.Unsupported(position, $"{values} has storage of class {other}, which cannot be read."),
        };
    }

    static PlainStorage ReadCompact(FileSource source, Hdf5Values values, ref StructureReader reader)
    {
        long length = reader.UInt16();
        var position = reader.Position;
        reader.Skip(length);
        RequireEnough(source, values, position, length);
        return new PlainStorage(source, position, values.ByteCount);
    }

    static IStorage ReadContiguous(FileSource source, ObjectHeader header, Hdf5Values values, ref StructureReader reader)
    {
        var field = reader.Position;
        var (position, length) = (reader.Address(), reader.Length());
        if (position == FileSource.Undefined)
        {
            return new UnwrittenStorage(source, values, FillValue.Read(source, header, values.Type.Size));
        }

        RequireEnough(source, values, field, length);
        source.RequireInside(position, values.ByteCount, $"The content of {values}");
        return new PlainStorage(source, position, values.ByteCount);
    }

    static void RequireEnough(FileSource source, Hdf5Values values, long position, long length)
    {
        if (length < values.ByteCount)
        {
            throw source.Malformed(position, $"{values} needs {values.ByteCount} bytes, but {length} are set aside for it.");
        }
    }
}
