using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>Sums of sparse rows: a scatter, one synapse at a time on every register width.</summary>
static class SparseRowAdder
{
    public static void Add(SparseRows rows, ReadOnlySpan<int> units, int firstUnit, Span<int> sums)
    {
        // Targets were checked when the rows were built.
        ref var first = ref MemoryMarshal.GetReference(sums);
        foreach (var unit in units)
        {
            foreach (var entry in rows.Of(unit - firstUnit))
            {
                Unsafe.Add(ref first, SparseRows.Target(entry)) += SparseRows.Code(entry);
            }
        }
    }

    /// <summary>Adds rows multiplied by the values of their spikes.</summary>
    public static void AddProducts(SparseRows rows, ReadOnlySpan<int> units, ReadOnlySpan<int> values, int firstUnit, Span<int> sums)
    {
        for (var i = 0; i < units.Length; i++)
        {
            foreach (var entry in rows.Of(units[i] - firstUnit))
            {
                sums[SparseRows.Target(entry)] += unchecked(SparseRows.Code(entry) * values[i]);
            }
        }
    }
}
