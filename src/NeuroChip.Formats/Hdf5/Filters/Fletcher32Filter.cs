using System.Buffers.Binary;

namespace NeuroChip.Formats.Hdf5.Filters;

/// <summary>Filter 3: a Fletcher checksum behind the chunk, of big-endian 16-bit words; an odd last byte is a high one.</summary>
static class Fletcher32Filter
{
    const int ChecksumLength = 4;

    /// <summary>The content without its checksum, the checksum stored and the one that the content gives.</summary>
    /// <exception cref="InvalidDataException">Too short for a checksum.</exception>
    public static (ReadOnlyMemory<byte> Content, uint Stored, uint Computed) Split(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < ChecksumLength)
        {
            throw new InvalidDataException();
        }

        var content = bytes[..^ChecksumLength];
        return (content, BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[^ChecksumLength..]), Checksum(content.Span));
    }

    static uint Checksum(ReadOnlySpan<byte> content)
    {
        uint sum = 0, sumOfSums = 0;
        for (var i = 0; i < content.Length; i += 2)
        {
            var word = (uint)content[i] << 8 | (i + 1 < content.Length ? content[i + 1] : 0u);
            sum = Fold(sum + word);
            sumOfSums = Fold(sumOfSums + sum);
        }

        return Fold(sumOfSums) << 16 | Fold(sum);
    }

    // Ones' complement: the carry out of 16 bits comes back in, so that the representative of zero is 0xFFFF once anything was added.
    static uint Fold(uint value) => (value & 0xFFFF) + (value >> 16);
}
