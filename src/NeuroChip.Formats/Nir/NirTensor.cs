using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace NeuroChip.Formats.Nir;

/// <summary>A number (no axes) or an array of numbers, row-major, kept as the bits of the file.</summary>
public sealed record NirTensor : NirValue
{
    /// <param name="type">Format of one element.</param>
    /// <param name="shape">Lengths of the axes, none negative; empty for a single number.</param>
    /// <param name="bytes">Elements, little-endian; as many as the shape says.</param>
    public NirTensor(NirElementType type, ImmutableArray<long> shape, ImmutableArray<byte> bytes)
    {
        if (!TryCount(shape, out var count) || count > bytes.Length || count * type.Size() != bytes.Length)
        {
            throw new ArgumentException($"{bytes.Length} bytes do not fill the shape", nameof(bytes));
        }

        ElementType = type;
        Shape = shape;
        Bytes = bytes;
    }

    public NirElementType ElementType { get; }

    public ImmutableArray<long> Shape { get; }

    public ImmutableArray<byte> Bytes { get; }

    public int Count => Bytes.Length / ElementType.Size();

    public static NirTensor Scalar(double value) => Float64([], [value]);

    public static NirTensor Scalar(long value) => Int64([], [value]);

    public static NirTensor Float64(ImmutableArray<long> shape, ReadOnlySpan<double> values) =>
        new(NirElementType.Float64, shape, ToBytes(values, 8, BinaryPrimitives.WriteDoubleLittleEndian));

    public static NirTensor Float32(ImmutableArray<long> shape, ReadOnlySpan<float> values) =>
        new(NirElementType.Float32, shape, ToBytes(values, 4, BinaryPrimitives.WriteSingleLittleEndian));

    public static NirTensor Int64(ImmutableArray<long> shape, ReadOnlySpan<long> values) =>
        new(NirElementType.Int64, shape, ToBytes(values, 8, BinaryPrimitives.WriteInt64LittleEndian));

    /// <summary>A one-dimensional int64 array.</summary>
    public static NirTensor Integers(params ReadOnlySpan<long> values) => Int64([values.Length], values);

    /// <summary>All elements as doubles; exact but for 64-bit integers beyond 2^53, which are rounded to nearest.</summary>
    public ImmutableArray<double> ToDoubles()
    {
        var values = new double[Count];
        var bytes = Bytes.AsSpan();
        var size = ElementType.Size();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = DoubleAt(bytes.Slice(i * size, size));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    /// <summary>All elements as integers; false where one has a fraction or exceeds 64 bits.</summary>
    public bool TryToIntegers(out ImmutableArray<long> integers)
    {
        var values = new long[Count];
        integers = [];
        var bytes = Bytes.AsSpan();
        var size = ElementType.Size();
        for (var i = 0; i < values.Length; i++)
        {
            if (!TryIntegerAt(bytes.Slice(i * size, size), out values[i]))
            {
                return false;
            }
        }

        integers = ImmutableCollectionsMarshal.AsImmutableArray(values);
        return true;
    }

    /// <summary>Product of the axes; false where it exceeds 2^63−1 or an axis is negative.</summary>
    public static bool TryCount(ImmutableArray<long> shape, out long count)
    {
        var product = (Int128)1;
        var empty = false;
        foreach (var axis in shape)
        {
            empty |= axis == 0;
            product = product > long.MaxValue ? product : product * axis;
            if (axis < 0)
            {
                count = 0;
                return false;
            }
        }

        count = empty ? 0 : (long)Int128.Min(product, long.MaxValue);
        return empty || product <= long.MaxValue;
    }

    double DoubleAt(ReadOnlySpan<byte> element) => ElementType switch
    {
        NirElementType.Float16 => (double)BinaryPrimitives.ReadHalfLittleEndian(element),
        NirElementType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(element),
        NirElementType.Float64 => BinaryPrimitives.ReadDoubleLittleEndian(element),
        NirElementType.UInt64 => BinaryPrimitives.ReadUInt64LittleEndian(element),
        _ => IntegerAt(element),
    };

    bool TryIntegerAt(ReadOnlySpan<byte> element, out long value)
    {
        if (ElementType.IsFloat())
        {
            var real = DoubleAt(element);
            value = Math.Abs(real) < 9e18 ? (long)real : 0;
            return value == real;
        }

        if (ElementType == NirElementType.UInt64)
        {
            value = BinaryPrimitives.ReadInt64LittleEndian(element);
            return value >= 0;
        }

        value = IntegerAt(element);
        return true;
    }

    long IntegerAt(ReadOnlySpan<byte> element) => ElementType switch
    {
        NirElementType.Int8 => (sbyte)element[0],
        NirElementType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(element),
        NirElementType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(element),
        NirElementType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(element),
        NirElementType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(element),
        NirElementType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(element),
        _ => element[0],
    };

    delegate void Write<T>(Span<byte> destination, T value);

    static ImmutableArray<byte> ToBytes<T>(ReadOnlySpan<T> values, int size, Write<T> write)
    {
        var bytes = new byte[values.Length * size];
        for (var i = 0; i < values.Length; i++)
        {
            write(bytes.AsSpan(i * size, size), values[i]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(bytes);
    }
}
