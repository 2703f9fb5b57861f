using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Layouts;

/// <summary>A dataset that was declared but never written: every element has the fill value.</summary>
sealed class UnwrittenStorage(FileSource source, Hdf5Values values, FillValue fill) : IStorage
{
    public ReadOnlyMemory<byte> Read()
    {
        FillValue.RequireReasonable(source, values, storedBytes: 0);
        var bytes = new byte[values.ByteCount];
        fill.Fill(bytes);
        return bytes;
    }
}
