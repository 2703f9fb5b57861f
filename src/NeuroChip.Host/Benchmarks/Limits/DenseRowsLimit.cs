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
        if (Vector512.IsHardwareAccelerated)
        {
            Add<WideCodes512>(rows);
        }
        else
        {
            Add<WideCodes256>(rows);
        }
    }

    // Compiled for good at the first call: the runtime would otherwise replace the loop at some moment of the measurement, or after it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Add<TCodes>(int[] rows) where TCodes : struct, IWideCodes<TCodes>
    {
        for (var column = 0; column < _stride; column += TileRegisters * TCodes.Width)
        {
            TCodes sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default;
            ref var codes = ref Unsafe.Add(ref _codes.First, column);
            for (var i = 0; i < rows.Length; i += RowsAtOnce)
            {
                ref var a = ref Unsafe.Add(ref codes, (nint)rows[i] * _stride);
                ref var b = ref Unsafe.Add(ref codes, (nint)rows[i + 1] * _stride);
                ref var c = ref Unsafe.Add(ref codes, (nint)rows[i + 2] * _stride);
                ref var d = ref Unsafe.Add(ref codes, (nint)rows[i + 3] * _stride);
                sum0 += Four<TCodes>(ref a, ref b, ref c, ref d, 0);
                sum1 += Four<TCodes>(ref a, ref b, ref c, ref d, 1);
                sum2 += Four<TCodes>(ref a, ref b, ref c, ref d, 2);
                sum3 += Four<TCodes>(ref a, ref b, ref c, ref d, 3);
                sum4 += Four<TCodes>(ref a, ref b, ref c, ref d, 4);
            }

            ref var sums = ref Unsafe.Add(ref _sums.First, column);
            sum0.Store(ref sums);
            sum1.Store(ref Unsafe.Add(ref sums, TCodes.Width));
            sum2.Store(ref Unsafe.Add(ref sums, 2 * TCodes.Width));
            sum3.Store(ref Unsafe.Add(ref sums, 3 * TCodes.Width));
            sum4.Store(ref Unsafe.Add(ref sums, 4 * TCodes.Width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TCodes Four<TCodes>(ref sbyte a, ref sbyte b, ref sbyte c, ref sbyte d, int register) where TCodes : struct, IWideCodes<TCodes>
    {
        var at = register * TCodes.Width;
        return TCodes.Load(ref Unsafe.Add(ref a, at)) + TCodes.Load(ref Unsafe.Add(ref b, at))
            + (TCodes.Load(ref Unsafe.Add(ref c, at)) + TCodes.Load(ref Unsafe.Add(ref d, at)));
    }
}
