namespace NeuroChip.Formats.Hdf5.Filters;

/// <summary>Filter 2: all first bytes of the elements, then all second bytes, and so on.</summary>
static class ShuffleFilter
{
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> bytes, uint elementSize)
    {
        if (elementSize <= 1 || elementSize > bytes.Length)
        {
            return bytes;
        }

        var shuffled = bytes.Span;
        var plain = new byte[bytes.Length];
        var (size, count) = ((int)elementSize, bytes.Length / (int)elementSize);
        for (var b = 0; b < size; b++)
        {
            for (var e = 0; e < count; e++)
            {
                plain[e * size + b] = shuffled[b * count + e];
            }
        }

        shuffled[(size * count)..].CopyTo(plain.AsSpan(size * count)); // what makes no whole element stays in place
        return plain;
    }
}
