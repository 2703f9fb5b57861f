using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NeuroChip.Core.Random;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Host.Benchmarks.Limits;

/// <summary>
/// Rows of 8-bit codes added into 16-bit sums, four rows at once, in a tile of registers that stays while all active rows pass. The matrix is
/// read from wherever it lies; no neuron, no spike list, no counting.
/// </summary>
sealed class DenseRowsLimit : LimitKernel
{
    const int RowsAtOnce = 4, TileRegisters = 5, Lists = 64, Passes = 32;

    readonly AlignedArray<sbyte> _codes;
    readonly AlignedArray<short> _sums;
    readonly int[][] _lists;
    readonly int _stride;

    /// <param name="rows">Sources.</param>
    /// <param name="columns">Targets; whole tiles of <see cref="TileRegisters"/> registers are added.</param>
    /// <param name="oneIn">One of so many rows is active.</param>
    public DenseRowsLimit(int rows, int columns, int oneIn)
    {
        var tile = TileRegisters * Vector512<short>.Count;
        _stride = (columns + tile - 1) / tile * tile;
        _codes = new((long)rows * _stride);
        _sums = new(_stride);
        for (var i = 0; i < _codes.Length; i++)
        {
            _codes[i] = (sbyte)(i * 37);
        }

        _lists = [.. Enumerable.Range(0, Lists).Select(list => ActiveRows(list, rows, oneIn))];
    }

    public override string Title => "8-bit rows into 16-bit sums, four rows at once, widest registers";

    public override long Execute()
    {
        long operations = 0;
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var rows in _lists)
            {
                Add(rows);
                operations += (long)rows.Length * _stride;
            }
        }

        return operations;
    }

    // Whole groups of rows: what is left of a list would only slow the ceiling down.
    static int[] ActiveRows(int list, int rows, int oneIn)
    {
        var active = Enumerable.Range(0, rows).Where(row => Philox.Below(oneIn, 1, RandomStream.InputEncoding, (uint)row, (uint)list) == 0).ToArray();
        return active[..(active.Length / RowsAtOnce * RowsAtOnce)];
    }

    void Add(int[] rows)
    {
        for (var column = 0; column < _stride; column += TileRegisters * Width)
        {
            AddTile(rows, ref Unsafe.Add(ref _codes.First, column), ref Unsafe.Add(ref _sums.First, column));
        }
    }

    static int Width => Vector512.IsHardwareAccelerated ? Vector512<short>.Count : Vector256<short>.Count;

    void AddTile(int[] rows, ref sbyte codes, ref short sums)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            AddTile512(rows, ref codes, ref sums);
        }
        else
        {
            AddTile256(rows, ref codes, ref sums);
        }
    }

    void AddTile512(int[] rows, ref sbyte codes, ref short sums)
    {
        Vector512<short> sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default;
        for (var i = 0; i < rows.Length; i += RowsAtOnce)
        {
            ref var a = ref Unsafe.Add(ref codes, (nint)rows[i] * _stride);
            ref var b = ref Unsafe.Add(ref codes, (nint)rows[i + 1] * _stride);
            ref var c = ref Unsafe.Add(ref codes, (nint)rows[i + 2] * _stride);
            ref var d = ref Unsafe.Add(ref codes, (nint)rows[i + 3] * _stride);
            sum0 += Four512(ref a, ref b, ref c, ref d, 0);
            sum1 += Four512(ref a, ref b, ref c, ref d, 32);
            sum2 += Four512(ref a, ref b, ref c, ref d, 64);
            sum3 += Four512(ref a, ref b, ref c, ref d, 96);
            sum4 += Four512(ref a, ref b, ref c, ref d, 128);
        }

        sum0.StoreUnsafe(ref sums);
        sum1.StoreUnsafe(ref sums, 32);
        sum2.StoreUnsafe(ref sums, 64);
        sum3.StoreUnsafe(ref sums, 96);
        sum4.StoreUnsafe(ref sums, 128);
    }

    void AddTile256(int[] rows, ref sbyte codes, ref short sums)
    {
        Vector256<short> sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default;
        for (var i = 0; i < rows.Length; i += RowsAtOnce)
        {
            ref var a = ref Unsafe.Add(ref codes, (nint)rows[i] * _stride);
            ref var b = ref Unsafe.Add(ref codes, (nint)rows[i + 1] * _stride);
            ref var c = ref Unsafe.Add(ref codes, (nint)rows[i + 2] * _stride);
            ref var d = ref Unsafe.Add(ref codes, (nint)rows[i + 3] * _stride);
            sum0 += Four256(ref a, ref b, ref c, ref d, 0);
            sum1 += Four256(ref a, ref b, ref c, ref d, 16);
            sum2 += Four256(ref a, ref b, ref c, ref d, 32);
            sum3 += Four256(ref a, ref b, ref c, ref d, 48);
            sum4 += Four256(ref a, ref b, ref c, ref d, 64);
        }

        sum0.StoreUnsafe(ref sums);
        sum1.StoreUnsafe(ref sums, 16);
        sum2.StoreUnsafe(ref sums, 32);
        sum3.StoreUnsafe(ref sums, 48);
        sum4.StoreUnsafe(ref sums, 64);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<short> Four512(ref sbyte a, ref sbyte b, ref sbyte c, ref sbyte d, nuint at) =>
        Widen512(ref a, at) + Widen512(ref b, at) + (Widen512(ref c, at) + Widen512(ref d, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<short> Four256(ref sbyte a, ref sbyte b, ref sbyte c, ref sbyte d, nuint at) =>
        Widen256(ref a, at) + Widen256(ref b, at) + (Widen256(ref c, at) + Widen256(ref d, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<short> Widen512(ref sbyte codes, nuint at) =>
        Vector512.WidenLower(Vector256.LoadUnsafe(ref codes, at).ToVector512Unsafe());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<short> Widen256(ref sbyte codes, nuint at) =>
        Vector256.WidenLower(Vector128.LoadUnsafe(ref codes, at).ToVector256Unsafe());
}
