using NeuroChip.Emulator.Planning;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>Adds rows whose every addition saturates: in the order of sources, one synapse at a time.</summary>
static class SaturatingRowAdder
{
    public static void Add(SparseRows<short> rows, SpikesInOrder spikes, int firstUnit, SumLimits limits, Span<int> sums)
    {
        while (spikes.MoveNext())
        {
            AddRow(rows, spikes.Unit - firstUnit, spikes.Value, limits, sums);
        }
    }

    // Equal weights one after the other saturate at the same value as their sum.
    static void AddRow(SparseRows<short> rows, int row, int value, SumLimits limits, Span<int> sums)
    {
        for (var synapse = rows.RowStart[row]; synapse < rows.RowStart[row + 1]; synapse++)
        {
            ref var sum = ref sums[rows.Targets[synapse]];
            sum = (int)Math.Clamp(sum + ((long)rows.Codes[synapse] * value), limits.Least, limits.Greatest);
        }
    }
}
