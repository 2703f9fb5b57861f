using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Layouts;

/// <summary>What elements hold that were never written: the pattern of the file, or zero.</summary>
sealed class FillValue
{
    const string What = "A fill value message";

    /// <summary>Elements that nothing in the file backs cost the file nothing, so there is a limit to them.</summary>
    const long LargestUnwritten = 32L << 20;

    readonly byte[] _pattern;

    FillValue(byte[] pattern) => _pattern = pattern;

    public static FillValue Read(FileSource source, ObjectHeader header, int elementSize)
    {
        var pattern = header.Find(MessageType.FillValue) is { } message ? ReadNew(source, message)
            : header.Find(MessageType.OldFillValue) is { } old ? ReadSized(source.Read(old.Position, old.Length, What))
            : [];
        return new FillValue(pattern.Length == elementSize ? pattern : []);
    }

    public void Fill(Span<byte> elements)
    {
        for (; _pattern.Length > 0 && !elements.IsEmpty; elements = elements[_pattern.Length..])
        {
            _pattern.CopyTo(elements);
        }
    }

    /// <summary>Fails where a dataset is much larger than what the file holds of it.</summary>
    public static void RequireReasonable(FileSource source, Hdf5Values values, long storedBytes)
    {
        if (values.ByteCount - storedBytes > LargestUnwritten)
        {
            throw source.TooLarge(values.Position,
                $"{values} declares {values.ByteCount} bytes, of which {storedBytes} are stored; {LargestUnwritten} may be missing.");
        }
    }

    static byte[] ReadNew(FileSource source, HeaderMessage message)
    {
        const int DefinedFlag = 0x20;
        var reader = source.Read(message.Position, message.Length, What);
        if (reader.Version(1, 3) == 3)
        {
            return (reader.Byte() & DefinedFlag) != 0 ? ReadSized(reader) : [];
        }

        reader.Skip(2); // when space is allocated, when it is filled
        return reader.Byte() != 0 && reader.Remaining >= sizeof(uint) ? ReadSized(reader) : [];
    }

    static byte[] ReadSized(StructureReader reader) => reader.Take(reader.UInt32()).ToArray();
}
