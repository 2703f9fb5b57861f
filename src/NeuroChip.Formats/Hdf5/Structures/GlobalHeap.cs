namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>
/// Finds the text and rows of variable length that datasets refer to. A collection is listed at its first use and the list is kept; the
/// bytes stay where they are in the file. Safe to use from several threads.
/// </summary>
sealed class GlobalHeap(FileSource source)
{
    const string What = "A global heap collection";

    readonly Dictionary<long, Dictionary<uint, Extent>> _collections = [];

    readonly record struct Extent(long Position, long Length);

    /// <summary>The first <paramref name="length"/> bytes of an object.</summary>
    public ReadOnlySpan<byte> Find(long collection, uint index, long length)
    {
        lock (_collections)
        {
            if (!_collections.TryGetValue(collection, out var objects))
            {
                objects = List(collection);
                _collections.Add(collection, objects);
            }

            if (!objects.TryGetValue(index, out var found) || found.Length < length)
            {
                throw source.Malformed(collection, $"{What} has no object {index} of {length} bytes, although a dataset refers to it.");
            }

            return source.Bytes.AsSpan((int)found.Position, (int)length);
        }
    }

    Dictionary<uint, Extent> List(long collection)
    {
        var prefix = source.ReadFrom(collection, What);
        prefix.Signature("GCOL"u8);
        prefix.Version(1, 1);
        prefix.Skip(3);
        var length = prefix.Length();
        var reader = source.Read(collection, length, What);
        reader.Skip(prefix.Position - collection);
        reader.Align(8);

        var objects = new Dictionary<uint, Extent>();
        var prefixLength = 8 + source.LengthSize;
        while (reader.Remaining >= prefixLength)
        {
            source.Allowance.ChargeStructure(32, reader.Position);
            uint index = reader.UInt16();
            reader.Skip(2 + 4); // reference count, reserved
            var objectLength = reader.Length();
            if (index == 0)
            {
                break; // the rest is free
            }

            reader.Align(8);
            if (!objects.TryAdd(index, new Extent(reader.Position, objectLength)))
            {
                throw source.Malformed(reader.Position, $"{What} holds object {index} twice.");
            }

            reader.Skip(objectLength);
            reader.Align(8);
        }

        return objects;
    }
}
