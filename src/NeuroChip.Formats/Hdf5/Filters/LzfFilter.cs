namespace NeuroChip.Formats.Hdf5.Filters;

/// <summary>
/// Filter 32000: LZF, a byte-oriented Lempel-Ziv code. A control byte below 32 announces that many literals and one; any other holds in
/// its upper three bits the length of a repetition less two (7: another byte is added) and in the lower five the high bits of the
/// distance less one, whose low byte follows.
/// </summary>
static class LzfFilter
{
    const int LongestLiteralRun = 32, LengthEscape = 7;

    /// <exception cref="InvalidDataException">No LZF data, or more than <paramref name="limit"/> bytes of it.</exception>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> bytes, int limit)
    {
        var (packed, plain) = (new Input(bytes), new byte[limit]);
        var length = 0;
        while (!packed.AtEnd)
        {
            int control = packed.Next();
            var (count, source) = control < LongestLiteralRun ? (control + 1, -1) : packed.Repetition(control, length);
            if (count > limit - length)
            {
                throw new InvalidDataException();
            }

            // Byte by byte: a repetition may reach into what it produces.
            for (var i = 0; i < count; i++)
            {
                plain[length++] = source < 0 ? packed.Next() : plain[source + i];
            }
        }

        return plain.AsMemory(0, length);
    }

    sealed class Input(ReadOnlyMemory<byte> bytes)
    {
        int _position;

        public bool AtEnd => _position == bytes.Length;

        public byte Next() => AtEnd ? throw new InvalidDataException() : bytes.Span[_position++];

        /// <summary>Length of a repetition, and where in the output it starts.</summary>
        public (int Count, int Source) Repetition(int control, int outputLength)
        {
            var count = control >> 5;
            count += count == LengthEscape ? Next() : 0;
            var distance = ((control & 0x1F) << 8 | Next()) + 1;
            return distance <= outputLength ? (count + 2, outputLength - distance) : throw new InvalidDataException();
        }
    }
}
