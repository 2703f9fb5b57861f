using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>Adds rows whose every addition saturates: in the order of sources, one synapse at a time.</summary>
static class SaturatingRowAdder
{
    public static void Add(SparseRows rows, SpikesInOrder spikes, int firstUnit, SumLimits limits, Span<int> sums)
    {
        while (spikes.MoveNext())
        {
            AddRow(rows, spikes.Unit - firstUnit, spikes.Value, limits, sums);
        }
    }

    // Equal weights one after the other saturate at the same value as their sum.
    static void AddRow(SparseRows rows, int row, int value, SumLimits limits, Span<int> sums)
    {
        foreach (var entry in rows.Of(row))
        {
            ref var sum = ref sums[SparseRows.Target(entry)];
            sum = (int)Math.Clamp(sum + ((long)SparseRows.Code(entry) * value), limits.Least, limits.Greatest);
        }
    }
}
