using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace NeuroChip.Core.Images.Files;

/// <summary>Little-endian numbers, and arrays and strings preceded by their length.</summary>
sealed class SectionWriter
{
    readonly MemoryStream _bytes = new();

    public ReadOnlySpan<byte> Bytes => _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);

    public void Int(int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        _bytes.Write(bytes);
    }

    public void Long(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _bytes.Write(bytes);
    }

    public void Double(double value) => Long(BitConverter.DoubleToInt64Bits(value));

    public void Raw(ReadOnlySpan<byte> values)
    {
        Int(values.Length);
        _bytes.Write(values);
    }

    public void String(string value) => Raw(Encoding.UTF8.GetBytes(value));

    public void Ints(ReadOnlySpan<int> values)
    {
        Int(values.Length);
        if (BitConverter.IsLittleEndian)
        {
            _bytes.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        var swapped = new int[values.Length];
        BinaryPrimitives.ReverseEndianness(values, swapped);
        _bytes.Write(MemoryMarshal.AsBytes<int>(swapped));
    }

    public void Shorts(ReadOnlySpan<short> values)
    {
        Int(values.Length);
        if (BitConverter.IsLittleEndian)
        {
            _bytes.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        var swapped = new short[values.Length];
        BinaryPrimitives.ReverseEndianness(values, swapped);
        _bytes.Write(MemoryMarshal.AsBytes<short>(swapped));
    }

    public void Doubles(ReadOnlySpan<double> values)
    {
        Int(values.Length);
        foreach (var value in values)
        {
            Double(value);
        }
    }
}
