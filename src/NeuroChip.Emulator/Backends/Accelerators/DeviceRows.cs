using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Accelerators;

/// <summary>Dense rows as a kernel of Chip.c reads them.</summary>
/// <param name="Codes">[sources × Stride].</param>
/// <param name="Stride">Elements from one row to the next.</param>
/// <param name="RowsPerSum">Rows that a 16-bit sum certainly holds.</param>
/// <param name="ColumnsPerItem">Columns that a wide work item sums; rows are padded to whole items.</param>
sealed record DeviceRows<TCode>(TCode[] Codes, int Stride, int RowsPerSum, int ColumnsPerItem) where TCode : unmanaged;

/// <summary>Makes them.</summary>
static class DeviceRows
{
    const int PlainColumns = 64;

    /// <summary>Columns c and c + 32 of every 64 share a word; see Chip.c.</summary>
    const int PairedColumns = 128, Block = 64, Words = Block / 2, Bias = 128, RowsPerPairedSum = 256;

    public static DeviceRows<TCode> Plain<TCode>(DenseRows<TCode> rows) where TCode : unmanaged
    {
        var stride = Padded(rows.Stride, PlainColumns);
        return new(Widened(rows, stride), stride, rows.RowsPerSum, PlainColumns);
    }

    /// <summary>Two 8-bit codes in a 16-bit word: 256 · the one of column c + 32, plus the one of column c, plus 128.</summary>
    public static DeviceRows<short> Paired(DenseRows<sbyte> rows)
    {
        var columns = Padded(rows.Stride, PairedColumns);
        var codes = Widened(rows, columns);
        var words = new short[codes.Length / 2];
        for (var word = 0; word < words.Length; word++)
        {
            var low = (word / Words * Block) + (word % Words);
            words[word] = (short)((codes[low + Words] << 8) + codes[low] + Bias);
        }

        return new(words, columns / 2, RowsPerPairedSum, PairedColumns);
    }

    /// <summary>Bytes of a matrix, in either layout.</summary>
    public static long Bytes(int sources, int stride, int codeBytes) => (long)codeBytes * sources * Padded(stride, codeBytes == 1 ? PairedColumns : PlainColumns);

    static int Padded(int columns, int item) => (columns + item - 1) / item * item;

    static TCode[] Widened<TCode>(DenseRows<TCode> rows, int stride) where TCode : unmanaged
    {
        var codes = new TCode[(long)rows.Sources * stride];
        for (var row = 0; row < rows.Sources; row++)
        {
            rows.Codes.Span.Slice(row * rows.Stride, rows.Stride).CopyTo(codes.AsSpan(row * stride));
        }

        return codes;
    }
}
