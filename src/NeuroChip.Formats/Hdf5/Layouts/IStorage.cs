namespace NeuroChip.Formats.Hdf5.Layouts;

/// <summary>Where the elements of one dataset lie.</summary>
interface IStorage
{
    /// <summary>All elements in row-major order, as they are encoded in the file, decompressed.</summary>
    ReadOnlyMemory<byte> Read();
}
