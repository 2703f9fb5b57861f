using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Formats.Hdf5.Structures;
using NeuroChip.Formats.Hdf5.Values;

namespace NeuroChip.Formats.Hdf5;

/// <summary>
/// An array that a file holds: a dataset or an attribute. Elements are read in row-major order. Reading may be done from several threads.
/// What cannot be read is an <see cref="InputErrorException"/>.
/// </summary>
public abstract class Hdf5Values
{
    readonly HeapReferences _references;
    readonly Dataspace _space;

    private protected Hdf5Values(FileSource source, string path, long position, Dataspace space, Hdf5Type type)
    {
        (Source, Path, Position, Type, _space) = (source, path, position, type, space);
        _references = new HeapReferences(source, this);
        // Multiplied here once, so that nothing later can overflow.
        if (Math.BigMul(space.Count, type.Size, out var bytes) != 0 || bytes < 0)
        {
            throw source.TooLarge(position, $"{this} declares {space.Count} elements of {type.Size} bytes.");
        }

        ByteCount = bytes;
    }

    /// <summary>Names from the root on, as in "/node/type".</summary>
    public string Path { get; }

    /// <summary>Extents, slowest first. Empty for a scalar; a single zero where nothing is stored.</summary>
    public ImmutableArray<long> Dimensions => _space.Dimensions;

    public Hdf5Type Type { get; }

    /// <summary>Number of elements: the product of the dimensions.</summary>
    public long Count => _space.Count;

    private protected FileSource Source { get; }

    /// <summary>Where diagnostics point.</summary>
    internal long Position { get; }

    internal long ByteCount { get; }

    /// <summary>The elements' bytes with the least significant byte first. Numbers, bools and text of fixed length only.</summary>
    public byte[] ReadBytesLittleEndian()
    {
        Require(!Type.IsVariableLength && Type.Kind != Hdf5TypeKind.Other, "plain bytes");
        Source.Allowance.ChargeData(Count, Type.Size, Position);
        var bytes = Owned(ReadStored());
        if (Type.IsBigEndian)
        {
            for (var start = 0; start < bytes.Length; start += Type.Size)
            {
                bytes.AsSpan(start, Type.Size).Reverse();
            }
        }

        return bytes;
    }

    /// <summary>Numbers of any kind; a bool is 0 or 1. Integers beyond 2^53 are rounded.</summary>
    public double[] ReadDoubles()
    {
        Require(IsNumeric(Type), "numbers");
        var stored = ReadElements(bytesPerResult: sizeof(double)).Span;
        var values = new double[Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Numbers.ReadNumber(stored.Slice(i * Type.Size, Type.Size), Type);
        }

        return values;
    }

    /// <summary>Whole numbers: integers, bools, and floating point without a fraction. Others are refused.</summary>
    public long[] ReadIntegers()
    {
        Require(IsNumeric(Type), "integers");
        var stored = ReadElements(bytesPerResult: sizeof(long)).Span;
        var values = new long[Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = WholeNumber(stored.Slice(i * Type.Size, Type.Size), i);
        }

        return values;
    }

    /// <summary>Text of fixed or variable length, or the names of an enumeration's values.</summary>
    public string[] ReadStrings()
    {
        Require(Type.Kind is Hdf5TypeKind.String or Hdf5TypeKind.Enumeration, "text");
        return Type.IsVariableLength ? _references.ReadStrings() : ReadInlineStrings();
    }

    /// <summary>One row of a dataset of variable-length rows.</summary>
    /// <param name="row">Index in row-major order, in [0, <see cref="Count"/>).</param>
    public double[] ReadSequence(long row)
    {
        Require(Type.Kind == Hdf5TypeKind.VariableLength && IsNumeric(Type.Element!), "rows of numbers");
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        var element = Type.Element!;
        var bytes = _references.Row(row);
        var values = new double[bytes.Length / element.Size];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Numbers.ReadNumber(bytes.Slice(i * element.Size, element.Size), element);
        }

        return values;
    }

    /// <summary>What diagnostics call this array.</summary>
    public override string ToString() => $"'{Path}' ({Type})";

    /// <summary>The elements as stored, decompressed; <see cref="ByteCount"/> bytes.</summary>
    internal abstract ReadOnlyMemory<byte> ReadStored();

    // Decompressed elements are already a copy; only what lies in the file itself must be copied.
    byte[] Owned(ReadOnlyMemory<byte> stored) =>
        MemoryMarshal.TryGetArray(stored, out var segment) && segment.Array != Source.Bytes && segment.Count == segment.Array!.Length
            ? segment.Array
            : stored.ToArray();

    static bool IsNumeric(Hdf5Type type) =>
        type.Kind is Hdf5TypeKind.Integer or Hdf5TypeKind.Float or Hdf5TypeKind.Boolean or Hdf5TypeKind.Enumeration;

    void Require(bool readable, string wanted)
    {
        if (!readable)
        {
            throw Source.Unsupported(Position, $"{this} cannot be read as {wanted}.");
        }
    }

    ReadOnlyMemory<byte> ReadElements(int bytesPerResult)
    {
        Source.Allowance.ChargeData(Count, bytesPerResult, Position);
        return ReadStored();
    }

    long WholeNumber(ReadOnlySpan<byte> element, int index)
    {
        const double Limit = 1UL << 63;
        if (Type.Kind != Hdf5TypeKind.Float)
        {
            var integer = Numbers.ReadInteger(element, Type);
            return integer >= 0 || Type.IsSigned ? integer : throw NotWhole($"{(ulong)integer}", index);
        }

        var value = Numbers.ReadFloat(element, Type);
        return value is >= -Limit and < Limit && Math.Truncate(value) == value
            ? (long)value
            : throw NotWhole(value.ToString(System.Globalization.CultureInfo.InvariantCulture), index);
    }

    InputErrorException NotWhole(string value, int index) =>
        Source.Unsupported(Position, $"Element {index} of {this} is {value}; a signed 64-bit integer is needed.");

    string[] ReadInlineStrings()
    {
        Source.Allowance.ChargeData(Count, Type.Size + HeapReferences.StringOverhead, Position);
        var names = Type.Members.DistinctBy(member => member.Value).ToDictionary(member => member.Value, member => member.Key);
        var stored = ReadStored().Span;
        var texts = new string[Count];
        for (var i = 0; i < texts.Length; i++)
        {
            var element = stored.Slice(i * Type.Size, Type.Size);
            texts[i] = Type.Kind == Hdf5TypeKind.String ? Texts.Fixed(element, Type) : MemberName(names, element);
        }

        return texts;
    }

    string MemberName(Dictionary<long, string> names, ReadOnlySpan<byte> element)
    {
        var value = Numbers.ReadInteger(element, Type);
        return names.TryGetValue(value, out var name)
            ? name
            : throw Source.Malformed(Position, $"{this} holds {value}, which the enumeration does not name.");
    }
}
