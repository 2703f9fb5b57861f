using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Groups;

/// <summary>The members of a large group of the newer form: link messages in a fractal heap, found through a B-tree of names.</summary>
static class DenseLinks
{
    const string What = "A link info message";
    const byte TracksCreationOrder = 0x01;
    const int HashLength = 4;

    public static void AddLinks(FileSource source, HeaderMessage message, LinkTable links)
    {
        var reader = source.Read(message.Position, message.Length, What);
        reader.Version(0, 0);
        reader.Skip((reader.Byte() & TracksCreationOrder) != 0 ? 8 : 0);
        var heapPosition = reader.Address();
        if (heapPosition == FileSource.Undefined)
        {
            return; // the group is small and has its links in its header
        }

        var names = BTree2.Read(source, reader.RequiredAddress(), BTree2.LinkNames);
        var heap = FractalHeap.Read(source, heapPosition);
        foreach (var record in names.Positions)
        {
            var (position, length) = heap.Find(record + HashLength, names.RecordLength - HashLength);
            links.Add(source, LinkMessage.Read(source, position, length), position);
        }
    }
}
