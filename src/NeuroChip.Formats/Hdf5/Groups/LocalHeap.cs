using System.Text;
using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Groups;

/// <summary>The names of one symbol table, each ended by a zero byte.</summary>
sealed class LocalHeap
{
    const string What = "A local heap";

    readonly FileSource _source;
    readonly long _start;
    readonly long _length;

    LocalHeap(FileSource source, long start, long length) => (_source, _start, _length) = (source, start, length);

    public static LocalHeap Read(FileSource source, long position)
    {
        var reader = source.ReadFrom(position, What);
        reader.Signature("HEAP"u8);
        reader.Version(0, 0);
        reader.Skip(3);
        var length = reader.Length();
        reader.Skip(source.LengthSize); // head of the free list
        var start = reader.RequiredAddress();
        source.RequireInside(start, length, What);
        return new LocalHeap(source, start, length);
    }

    public string Text(long offset)
    {
        if (offset >= _length)
        {
            throw _source.Malformed(_start, $"{What} of {_length} bytes is asked for a name at {offset}.");
        }

        var rest = _source.Bytes.AsSpan((int)(_start + offset), (int)(_length - offset));
        var end = rest.IndexOf((byte)0);
        _source.Allowance.ChargeStructure(end, _start + offset);
        return end >= 0
            ? Encoding.UTF8.GetString(rest[..end])
            : throw _source.Malformed(_start + offset, $"{What} has a name that does not end.");
    }
}
