using System.Buffers.Binary;
using System.Numerics;

namespace NeuroChip.Formats.Hdf5.Structures;

/// <summary>Bob Jenkins' hash "lookup3" (2006, public domain) of a byte string with seed 0: the checksum of version 2 structures.</summary>
static class Lookup3
{
    public static uint Hash(ReadOnlySpan<byte> bytes)
    {
        uint a, b, c;
        a = b = c = 0xDEADBEEF + (uint)bytes.Length;
        while (bytes.Length > 12)
        {
            AddBlock(bytes, ref a, ref b, ref c);
            Mix(ref a, ref b, ref c);
            bytes = bytes[12..];
        }

        if (bytes.IsEmpty)
        {
            return c;
        }

        Span<byte> tail = stackalloc byte[12];
        tail.Clear();
        bytes.CopyTo(tail);
        AddBlock(tail, ref a, ref b, ref c);
        Finish(ref a, ref b, ref c);
        return c;
    }

    static void AddBlock(ReadOnlySpan<byte> block, ref uint a, ref uint b, ref uint c)
    {
        a += BinaryPrimitives.ReadUInt32LittleEndian(block);
        b += BinaryPrimitives.ReadUInt32LittleEndian(block[4..]);
        c += BinaryPrimitives.ReadUInt32LittleEndian(block[8..]);
    }

    static void Mix(ref uint a, ref uint b, ref uint c)
    {
        Turn(ref a, ref c, ref b, 4);
        Turn(ref b, ref a, ref c, 6);
        Turn(ref c, ref b, ref a, 8);
        Turn(ref a, ref c, ref b, 16);
        Turn(ref b, ref a, ref c, 19);
        Turn(ref c, ref b, ref a, 4);
    }

    static void Turn(ref uint target, ref uint subtrahend, ref uint addend, int bits)
    {
        target -= subtrahend;
        target ^= BitOperations.RotateLeft(subtrahend, bits);
        subtrahend += addend;
    }

    static void Finish(ref uint a, ref uint b, ref uint c)
    {
        Fold(ref c, b, 14);
        Fold(ref a, c, 11);
        Fold(ref b, a, 25);
        Fold(ref c, b, 16);
        Fold(ref a, c, 4);
        Fold(ref b, a, 14);
        Fold(ref c, b, 24);
    }

    static void Fold(ref uint target, uint other, int bits)
    {
        target ^= other;
        target -= BitOperations.RotateLeft(other, bits);
    }
}
