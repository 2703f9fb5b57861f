namespace NeuroChip.Formats.Hdf5.Chunks;

/// <summary>Bits that say which pages of an array were written; the first bit is the most significant of the first byte.</summary>
static class BitField
{
    public static bool IsSet(ReadOnlySpan<byte> bits, long index) => (bits[(int)(index / 8)] & 0x80 >> (int)(index % 8)) != 0;
}
