using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Writing;

/// <summary>Writes version 1 object headers.</summary>
static class HeaderWriter
{
    const int Version = 1;
    const byte Constant = 0x01;

    /// <summary>Appends a header and returns its address.</summary>
    public static long Write(ByteBuffer file, params ReadOnlySpan<(MessageType Type, ByteBuffer Content)> messages)
    {
        var body = new ByteBuffer();
        foreach (var (type, content) in messages)
        {
            content.Align();
            body.UInt16((int)type).UInt16((int)content.Position)
                .Byte(type is MessageType.Datatype or MessageType.FillValue ? Constant : 0).Zeros(3)
                .Bytes(content.Written);
        }

        var address = file.Align().Position;
        file.Byte(Version).Zeros(1).UInt16(messages.Length)
            .UInt32(1) // links to the object
            .UInt32((uint)body.Position).Zeros(4)
            .Bytes(body.Written);
        return address;
    }
}
