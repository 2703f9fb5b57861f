using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace NeuroChip.Formats.Hdf5.Writing;

/// <summary>Collects little-endian fields. The address of what comes next is the number of bytes so far.</summary>
sealed class ByteBuffer
{
    readonly ArrayBufferWriter<byte> _bytes = new();

    public long Position => _bytes.WrittenCount;

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public ByteBuffer Byte(int value) => Bytes([(byte)value]);

    public ByteBuffer UInt16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.GetSpan(2), (ushort)value);
        _bytes.Advance(2);
        return this;
    }

    public ByteBuffer UInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
        return this;
    }

    public ByteBuffer Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
        return this;
    }

    public ByteBuffer Bytes(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public ByteBuffer Zeros(long count)
    {
        _bytes.GetSpan((int)Math.Max(1, count))[..(int)count].Clear();
        _bytes.Advance((int)count);
        return this;
    }

    /// <summary>UTF-8, a zero byte, and zeros up to a multiple of eight bytes.</summary>
    public ByteBuffer PaddedName(string name)
    {
        var start = Position;
        Bytes(Encoding.UTF8.GetBytes(name)).Byte(0);
        return Zeros(start - Position & 7);
    }

    /// <summary>Zeros up to a multiple of eight.</summary>
    public ByteBuffer Align() => Zeros(-Position & 7);
}
