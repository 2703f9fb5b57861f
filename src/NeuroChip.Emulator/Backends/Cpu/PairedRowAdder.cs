using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>
/// Sums of dense rows of 8-bit codes, two codes in a 16-bit word: word w = 256·h + l, where h is one code and l another one plus 128. Of n rows,
/// Σw and Σ(w shifted right by 8) = Σh are added up, both wrapping at 16 bits; then Σl = Σw − 256·Σh, exactly, as long as it lies below 2^16. So
/// a register takes two additions and one shift for 64 codes, where widening each code would take two conversions and two additions.
/// <code>
/// codes  3, −5 and 7, −1 in two rows, l first:  w = 256·(−5) + 131 = −1149, then 256·(−1) + 135 = −121
/// Σw = −1270   Σh = −5 − 1 = −6   Σl = −1270 + 1536 = 266 = (3 + 7) + 2·128
/// </code>
/// A tile of sums stays in registers while all active rows pass; then the next tile of columns.
/// </summary>
sealed class PairedRowAdder<TLane, TTile> : RowAdder
    where TLane : struct, IVectorLane<TLane>
    where TTile : struct, IRowTile<TTile>
{
    /// <summary>Columns c and c + 32 of every 64 share a word: sums of both come out in the order of columns.</summary>
    const int Block = 64, Words = Block / 2;

    const int Bias = 128, ShiftOfHigh = 8;

    /// <summary>Σl is at most 255 · 257 = 2^16 − 1, and Σh at least −128 · 256.</summary>
    const int RowsPerSum = 256;

    readonly AlignedArray<short> _words;
    readonly int _stride;

    public PairedRowAdder(DenseRows<sbyte> rows)
    {
        _stride = rows.Stride / 2;
        _words = new((long)rows.Sources * _stride);
        for (var word = 0; word < _words.Length; word++)
        {
            var low = word / Words * Block + word % Words;
            _words[word] = (short)((rows.Codes[low + Words] << ShiftOfHigh) + rows.Codes[low] + Bias);
        }
    }

    public override void Add(ReadOnlySpan<int> units, int firstUnit, Span<int> sums)
    {
        for (; units.Length > RowsPerSum; units = units[RowsPerSum..])
        {
            AddFitting(units[..RowsPerSum], firstUnit, sums);
        }

        AddFitting(units, firstUnit, sums);
    }

    void AddFitting(ReadOnlySpan<int> units, int firstUnit, Span<int> sums)
    {
        var word = 0;
        for (; word + 4 * TTile.Width <= _stride; word += 4 * TTile.Width)
        {
            AddFourTiles(word, units, firstUnit, sums);
        }

        for (; word < _stride; word += TTile.Width)
        {
            AddTile(word, units, firstUnit, sums);
        }
    }

    // A call of its own, so that its registers are.
    [MethodImpl(MethodImplOptions.NoInlining)]
    void AddFourTiles(int word, ReadOnlySpan<int> units, int firstUnit, Span<int> sums)
    {
        TTile all0 = default, all1 = default, all2 = default, all3 = default;
        TTile high0 = default, high1 = default, high2 = default, high3 = default;
        ref var column = ref Unsafe.Add(ref _words.First, word);
        nint stride = _stride;
        var i = 0;
        for (; i + 2 <= units.Length; i += 2)
        {
            ref var row0 = ref Unsafe.Add(ref column, (units[i] - firstUnit) * stride);
            ref var row1 = ref Unsafe.Add(ref column, (units[i + 1] - firstUnit) * stride);
            AddPair(TTile.Load(in row0), TTile.Load(in row1), ref all0, ref high0);
            AddPair(TTile.Load(in Unsafe.Add(ref row0, TTile.Width)), TTile.Load(in Unsafe.Add(ref row1, TTile.Width)), ref all1, ref high1);
            AddPair(TTile.Load(in Unsafe.Add(ref row0, 2 * TTile.Width)), TTile.Load(in Unsafe.Add(ref row1, 2 * TTile.Width)), ref all2, ref high2);
            AddPair(TTile.Load(in Unsafe.Add(ref row0, 3 * TTile.Width)), TTile.Load(in Unsafe.Add(ref row1, 3 * TTile.Width)), ref all3, ref high3);
        }

        if (i < units.Length)
        {
            ref var row = ref Unsafe.Add(ref column, (units[i] - firstUnit) * stride);
            AddOne(TTile.Load(in row), ref all0, ref high0);
            AddOne(TTile.Load(in Unsafe.Add(ref row, TTile.Width)), ref all1, ref high1);
            AddOne(TTile.Load(in Unsafe.Add(ref row, 2 * TTile.Width)), ref all2, ref high2);
            AddOne(TTile.Load(in Unsafe.Add(ref row, 3 * TTile.Width)), ref all3, ref high3);
        }

        AddTo(all0, high0, units.Length, word, sums);
        AddTo(all1, high1, units.Length, word + TTile.Width, sums);
        AddTo(all2, high2, units.Length, word + 2 * TTile.Width, sums);
        AddTo(all3, high3, units.Length, word + 3 * TTile.Width, sums);
    }

    void AddTile(int word, ReadOnlySpan<int> units, int firstUnit, Span<int> sums)
    {
        TTile all = default, high = default;
        ref var column = ref Unsafe.Add(ref _words.First, word);
        nint stride = _stride;
        var i = 0;
        for (; i + 2 <= units.Length; i += 2)
        {
            AddPair(
                TTile.Load(in Unsafe.Add(ref column, (units[i] - firstUnit) * stride)),
                TTile.Load(in Unsafe.Add(ref column, (units[i + 1] - firstUnit) * stride)), ref all, ref high);
        }

        if (i < units.Length)
        {
            AddOne(TTile.Load(in Unsafe.Add(ref column, (units[i] - firstUnit) * stride)), ref all, ref high);
        }

        AddTo(all, high, units.Length, word, sums);
    }

    // Two rows at a time: additions to one register wait for each other, those of two rows do not.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void AddPair(TTile words0, TTile words1, ref TTile all, ref TTile high)
    {
        all += words0 + words1;
        high += (words0 >> ShiftOfHigh) + (words1 >> ShiftOfHigh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void AddOne(TTile words, ref TTile all, ref TTile high)
    {
        all += words;
        high += words >> ShiftOfHigh;
    }

    static void AddTo(TTile all, TTile high, int rows, int word, Span<int> sums)
    {
        var low = all - (high << ShiftOfHigh) - TTile.Constant(unchecked((short)(rows * Bias)));
        var column = ColumnOf(word);
        TTile.AddTo(low, ref sums[column]);
        TTile.AddTo(high, ref sums[column + Words]);
    }

    static int ColumnOf(int word) => word / Words * Block + word % Words;

    /// <inheritdoc/>
    public override void AddProducts(ReadOnlySpan<int> units, ReadOnlySpan<int> values, int firstUnit, Span<int> sums)
    {
        if (units.IsEmpty)
        {
            return;
        }

        for (var word = 0; word < _stride; word += TLane.Width)
        {
            ref var column = ref Unsafe.Add(ref _words.First, word);
            TLane low = TLane.Constant(0), high = TLane.Constant(0);
            for (var i = 0; i < units.Length; i++)
            {
                var words = TLane.LoadWidened(in Unsafe.Add(ref column, (nint)(units[i] - firstUnit) * _stride));
                var value = TLane.Constant(values[i]);
                low += ((words & TLane.Constant(byte.MaxValue)) - TLane.Constant(Bias)) * value;
                high += (words >> ShiftOfHigh) * value;
            }

            ref var sum = ref sums[ColumnOf(word)];
            TLane.Store(TLane.Load(in sum) + low, ref sum);
            sum = ref Unsafe.Add(ref sum, Words);
            TLane.Store(TLane.Load(in sum) + high, ref sum);
        }
    }
}
