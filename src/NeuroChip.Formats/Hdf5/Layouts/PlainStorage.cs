using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Layouts;

/// <summary>Elements in one piece: contiguous, or compact within the object header.</summary>
sealed class PlainStorage(FileSource source, long position, long length) : IStorage
{
    public ReadOnlyMemory<byte> Read() => source.Bytes.AsMemory((int)position, (int)length);
}
