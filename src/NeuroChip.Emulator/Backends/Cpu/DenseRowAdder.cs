using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>
/// Sums of dense rows. A tile of sums stays in registers while all active rows pass; then the next tile of columns. Sums of 16 bits
/// are emptied into the 32-bit ones after as many rows as certainly fit.
/// </summary>
static class DenseRowAdder<TLane, TTile>
    where TLane : struct, IVectorLane<TLane>
    where TTile : struct, IRowTile<TTile>
{
    public static void Add<TCode>(DenseRows<TCode> rows, ReadOnlySpan<int> units, int firstUnit, Span<int> sums) where TCode : unmanaged
    {
        for (; units.Length > rows.RowsPerSum; units = units[rows.RowsPerSum..])
        {
            AddFitting(rows, units[..rows.RowsPerSum], firstUnit, sums);
        }

        AddFitting(rows, units, firstUnit, sums);
    }

    static void AddFitting<TCode>(DenseRows<TCode> rows, ReadOnlySpan<int> units, int firstUnit, Span<int> sums) where TCode : unmanaged
    {
        var column = 0;
        for (; column + 4 * TTile.Width <= rows.Stride; column += 4 * TTile.Width)
        {
            AddFourTiles(ref Unsafe.Add(ref rows.Codes.First, column), rows.Stride, units, firstUnit, ref sums[column]);
        }

        for (; column < rows.Stride; column += TTile.Width)
        {
            AddTile(ref Unsafe.Add(ref rows.Codes.First, column), rows.Stride, units, firstUnit, ref sums[column]);
        }
    }

    static void AddFourTiles<TCode>(ref TCode codes, int stride, ReadOnlySpan<int> units, int firstUnit, ref int sums)
        where TCode : unmanaged
    {
        TTile tile0 = default, tile1 = default, tile2 = default, tile3 = default;
        foreach (var unit in units)
        {
            ref var row = ref Unsafe.Add(ref codes, (nint)(unit - firstUnit) * stride);
            tile0 += Load(ref row);
            tile1 += Load(ref Unsafe.Add(ref row, TTile.Width));
            tile2 += Load(ref Unsafe.Add(ref row, 2 * TTile.Width));
            tile3 += Load(ref Unsafe.Add(ref row, 3 * TTile.Width));
        }

        TTile.AddTo(tile0, ref sums);
        TTile.AddTo(tile1, ref Unsafe.Add(ref sums, TTile.Width));
        TTile.AddTo(tile2, ref Unsafe.Add(ref sums, 2 * TTile.Width));
        TTile.AddTo(tile3, ref Unsafe.Add(ref sums, 3 * TTile.Width));
    }

    static void AddTile<TCode>(ref TCode codes, int stride, ReadOnlySpan<int> units, int firstUnit, ref int sums) where TCode : unmanaged
    {
        TTile tile = default;
        foreach (var unit in units)
        {
            tile += Load(ref Unsafe.Add(ref codes, (nint)(unit - firstUnit) * stride));
        }

        TTile.AddTo(tile, ref sums);
    }

    /// <summary>Adds rows multiplied by the values of their spikes, in 32 bits.</summary>
    public static void AddProducts<TCode>(
        DenseRows<TCode> rows, ReadOnlySpan<int> units, ReadOnlySpan<int> values, int firstUnit, Span<int> sums) where TCode : unmanaged
    {
        if (units.IsEmpty)
        {
            return;
        }

        for (var column = 0; column < rows.Stride; column += 2 * Step)
        {
            ref var codes = ref Unsafe.Add(ref rows.Codes.First, column);
            var sum0 = TLane.Load(in sums[column]);
            var sum1 = TLane.Load(in sums[column + Step]);
            for (var i = 0; i < units.Length; i++)
            {
                ref var row = ref Unsafe.Add(ref codes, (nint)(units[i] - firstUnit) * rows.Stride);
                var value = TLane.Constant(values[i]);
                sum0 += LoadWidened(ref row) * value;
                sum1 += LoadWidened(ref Unsafe.Add(ref row, Step)) * value;
            }

            TLane.Store(sum0, ref sums[column]);
            TLane.Store(sum1, ref sums[column + Step]);
        }
    }

    static int Step => TLane.Width;

    // The type test is decided when the method is compiled for the code type.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TTile Load<TCode>(ref TCode code) where TCode : unmanaged => typeof(TCode) == typeof(sbyte)
        ? TTile.Load(in Unsafe.As<TCode, sbyte>(ref code))
        : TTile.Load(in Unsafe.As<TCode, short>(ref code));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TLane LoadWidened<TCode>(ref TCode code) where TCode : unmanaged => typeof(TCode) == typeof(sbyte)
        ? TLane.LoadWidened(in Unsafe.As<TCode, sbyte>(ref code))
        : TLane.LoadWidened(in Unsafe.As<TCode, short>(ref code));
}
