using System.Numerics;
using System.Runtime.InteropServices;

namespace NeuroChip.Core.Numerics;

/// <summary>
/// A 64-bit fingerprint of integers in a stated order, the same on every machine: each word is xored in and multiplied by
/// the 64-bit golden ratio after a rotation. For telling runs apart, not for security.
/// </summary>
public struct StateHash
{
    const ulong Multiplier = 0x9E3779B97F4A7C15;

    ulong _state;

    public void Add(long word) => _state = BitOperations.RotateLeft(_state ^ (ulong)word, 29) * Multiplier + 0x632BE59BD9B4E019;

    public void Add(ReadOnlySpan<int> words)
    {
        Add(words.Length);
        foreach (var word in words)
        {
            Add(word);
        }
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        var whole = bytes.Length & ~7;
        foreach (var word in MemoryMarshal.Cast<byte, long>(bytes[..whole]))
        {
            Add(BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (var rest in bytes[whole..])
        {
            Add(rest);
        }
    }

    public readonly ulong Value
    {
        get
        {
            var mixed = (_state ^ (_state >> 32)) * Multiplier;
            return mixed ^ (mixed >> 29);
        }
    }

    /// <summary>16 hexadecimal digits.</summary>
    public readonly override string ToString() => Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}
