using System.Runtime.CompilerServices;
using NeuroChip.Emulator.Lanes;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>
/// Sums of dense rows of codes beyond 8 bits. A tile of 16-bit sums stays in registers while as many rows pass as certainly fit; then it is added
/// to the 32-bit sums.
/// </summary>
sealed class DenseRowAdder<TLane, TTile>(DenseRows<short> rows) : RowAdder
    where TLane : struct, IVectorLane<TLane>
    where TTile : struct, IRowTile<TTile>
{
    public override void Add(ReadOnlySpan<int> units, int firstUnit, Span<int> sums)
    {
        for (; units.Length > rows.RowsPerSum; units = units[rows.RowsPerSum..])
        {
            AddFitting(units[..rows.RowsPerSum], firstUnit, sums);
        }

        AddFitting(units, firstUnit, sums);
    }

    void AddFitting(ReadOnlySpan<int> units, int firstUnit, Span<int> sums)
    {
        for (var column = 0; column < rows.Stride; column += 2 * TTile.Width)
        {
            TTile tile0 = default, tile1 = default;
            ref var codes = ref Unsafe.Add(ref rows.Codes.First, column);
            foreach (var unit in units)
            {
                ref var row = ref Unsafe.Add(ref codes, (nint)(unit - firstUnit) * rows.Stride);
                tile0 += TTile.Load(in row);
                tile1 += TTile.Load(in Unsafe.Add(ref row, TTile.Width));
            }

            TTile.AddTo(tile0, ref sums[column]);
            TTile.AddTo(tile1, ref sums[column + TTile.Width]);
        }
    }

    public override void AddProducts(ReadOnlySpan<int> units, ReadOnlySpan<int> values, int firstUnit, Span<int> sums)
    {
        if (units.IsEmpty)
        {
            return;
        }

        for (var column = 0; column < rows.Stride; column += TLane.Width)
        {
            ref var codes = ref Unsafe.Add(ref rows.Codes.First, column);
            var sum = TLane.Load(in sums[column]);
            for (var i = 0; i < units.Length; i++)
            {
                sum += TLane.LoadWidened(in Unsafe.Add(ref codes, (nint)(units[i] - firstUnit) * rows.Stride)) * TLane.Constant(values[i]);
            }

            TLane.Store(sum, ref sums[column]);
        }
    }
}
