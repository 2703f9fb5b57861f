using NeuroChip.Formats.Hdf5.Structures;

namespace NeuroChip.Formats.Hdf5.Values;

/// <summary>Elements of variable length: the array holds (length, heap collection, index) and the heap the content.</summary>
sealed class HeapReferences(FileSource source, Hdf5Values values)
{
    /// <summary>Bytes that a string takes besides its text.</summary>
    public const int StringOverhead = 24;

    const string What = "A reference to content of variable length";

    readonly Lock _lock = new();
    ReadOnlyMemory<byte>? _stored;

    public string[] ReadStrings()
    {
        var stored = Stored();
        var texts = new string[values.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Texts.Variable(Content(stored.Span, i, elementSize: 1));
        }

        return texts;
    }

    /// <summary>The bytes of one row of numbers.</summary>
    public ReadOnlySpan<byte> Row(long row) => Content(Stored().Span, row, values.Type.Element!.Size);

    // Rows are read one by one, many times over, so the references are decoded and accounted for once.
    ReadOnlyMemory<byte> Stored()
    {
        lock (_lock)
        {
            return _stored ??= ReadReferences();
        }
    }

    ReadOnlyMemory<byte> ReadReferences()
    {
        source.Allowance.ChargeData(values.Count, values.Type.Size + StringOverhead, values.Position);
        var stored = values.ReadStored();
        for (var i = 0; i < values.Count; i++)
        {
            var length = Reference(stored.Span, i).UInt32();
            source.Allowance.ChargeData(length, values.Type.Element?.Size ?? 1, values.Position);
        }

        return stored;
    }

    ReadOnlySpan<byte> Content(ReadOnlySpan<byte> stored, long index, int elementSize)
    {
        var reader = Reference(stored, index);
        var length = reader.UInt32();
        var collection = reader.Address();
        return length == 0 || collection == FileSource.Undefined
            ? []
            : source.Heap.Find(collection, reader.UInt32(), length * (long)elementSize);
    }

    StructureReader Reference(ReadOnlySpan<byte> stored, long index) =>
        new(source, stored.Slice((int)index * values.Type.Size, values.Type.Size), values.Position, What);
}
