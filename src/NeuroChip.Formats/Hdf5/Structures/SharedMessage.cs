namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>Follows a message that lies in another object's header, as with named datatypes.</summary>
static class SharedMessage
{
    const string What = "A shared message";
    const int InSharedHeap = 1;

    public static HeaderMessage Resolve(FileSource source, HeaderMessage message)
    {
        var reader = source.Read(message.Position, message.Length, What);
        var version = reader.Version(1, 3);
        var place = reader.Byte();
        if (version == 3 && place == InSharedHeap)
        {
            throw source.Unsupported(message.Position, $"{What} lies in the shared message heap, which cannot be read.");
        }

        reader.Skip(version == 1 ? 6 : 0);
        var header = ObjectHeader.Read(source, reader.RequiredAddress());
        foreach (var candidate in header.Messages)
        {
            if (candidate.Type == message.Type && !candidate.IsShared)
            {
                return candidate;
            }
        }

        throw source.Malformed(message.Position, $"{What} of type {message.Type} is not in the object it refers to.");
    }
}
