using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>Adds rows whose every addition saturates: in the order of sources, one synapse at a time.</summary>
static class SaturatingRowAdder
{
    /// <param name="units">Ascending, as are <paramref name="gradedUnits"/>; a unit is in one of the two.</param>
    public static void Add(
        SparseRows rows, ReadOnlySpan<int> units, ReadOnlySpan<int> gradedUnits, ReadOnlySpan<int> gradedValues, int firstUnit, SumLimits limits, Span<int> sums)
    {
        while (units.Length + gradedUnits.Length > 0)
        {
            if (gradedUnits.IsEmpty || (!units.IsEmpty && units[0] < gradedUnits[0]))
            {
                AddRow(rows, units[0] - firstUnit, 1, limits, sums);
                units = units[1..];
            }
            else
            {
                AddRow(rows, gradedUnits[0] - firstUnit, gradedValues[0], limits, sums);
                gradedUnits = gradedUnits[1..];
                gradedValues = gradedValues[1..];
            }
        }
    }

    // Equal weights one after the other saturate at the same value as their sum.
    static void AddRow(SparseRows rows, int row, int value, SumLimits limits, Span<int> sums)
    {
        foreach (var entry in rows.Entries.AsSpan(rows.RowStart[row]..rows.RowStart[row + 1]))
        {
            ref var sum = ref sums[SparseRows.Target(entry)];
            sum = (int)Math.Clamp(sum + ((long)SparseRows.Code(entry) * value), limits.Least, limits.Greatest);
        }
    }
}
