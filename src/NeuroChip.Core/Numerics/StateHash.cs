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

    public void Add(long word) => _state = After(_state, word);

    public void Add(ReadOnlySpan<int> words)
    {
        // A local: the next word waits for the state, and through memory it would wait twice as long.
        var state = After(_state, words.Length);
        foreach (var word in words)
        {
            state = After(state, word);
        }

        _state = state;
    }

    /// <summary>Words whose number is known from elsewhere: it is not added.</summary>
    public void AddEach(ReadOnlySpan<short> words)
    {
        var state = _state;
        foreach (var word in words)
        {
            state = After(state, word);
        }

        _state = state;
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

    static ulong After(ulong state, long word) => BitOperations.RotateLeft(state ^ (ulong)word, 29) * Multiplier + 0x632BE59BD9B4E019;

    /// <summary>16 hexadecimal digits.</summary>
    public readonly override string ToString() => Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}
