using System.Collections.Immutable;
using System.Text;

namespace NeuroChip.Formats.Hdf5.Writing;

/// <summary>Writes text of variable length into global heap collections.</summary>
static class GlobalHeapWriter
{
    const int PrefixLength = 16;
    const int SmallestCollection = 4096;
    const int MostObjects = 0xFFFF;

    /// <summary>Appends collections and returns the references to the texts, 16 bytes each.</summary>
    public static ReadOnlySpan<byte> Write(ByteBuffer file, ImmutableArray<string> texts)
    {
        var references = new ByteBuffer();
        for (var next = 0; next < texts.Length;)
        {
            next = WriteCollection(file, texts, next, references);
        }

        return references.Written;
    }

    // Texts go into one collection until the next does not fit; one that is larger than a collection gets its own.
    static int WriteCollection(ByteBuffer file, ImmutableArray<string> texts, int next, ByteBuffer references)
    {
        var address = file.Align().Position;
        var objects = new ByteBuffer();
        for (var index = 1; next < texts.Length && index <= MostObjects; index++, next++)
        {
            var text = Encoding.UTF8.GetBytes(texts[next]);
            var length = PrefixLength + text.Length + 7L & ~7L;
            if (index > 1 && PrefixLength + objects.Position + length > SmallestCollection)
            {
                break;
            }

            objects.UInt16(index).UInt16(0).UInt32(0).Int64(text.Length).Bytes(text).Align();
            references.UInt32((uint)text.Length).Int64(address).UInt32((uint)index);
        }

        var free = Math.Max(0, SmallestCollection - PrefixLength - objects.Position);
        file.Bytes("GCOL"u8).Byte(1).Zeros(3).Int64(PrefixLength + objects.Position + free).Bytes(objects.Written);
        if (free >= PrefixLength)
        {
            file.Zeros(8).Int64(free); // object 0 is the free space, prefix included
        }

        file.Align().Zeros(address + PrefixLength + objects.Position + free - file.Position);
        return next;
    }
}
