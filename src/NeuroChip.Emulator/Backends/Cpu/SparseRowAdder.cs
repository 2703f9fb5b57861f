using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Backends.Cpu;

/// <summary>
/// Sums of sparse rows: a scatter, one synapse at a time on every register width. Rows lie far apart, so those of the next spikes are asked for
/// while the present one is added.
/// </summary>
sealed class SparseRowAdder<TCode>(SparseRows<TCode> rows) : RowAdder where TCode : unmanaged
{
    /// <summary>Spikes ahead whose rows are asked for; twice as many ahead, the place where a row starts.</summary>
    const int Ahead = 4;

    const int CacheLine = 64;

    /// <summary>More of a row is left to the processor's own guess.</summary>
    const int MostLines = 8;

    public override void Add(ReadOnlySpan<int> units, int firstUnit, Span<int> sums)
    {
        // Targets were checked when the rows were built.
        ref var first = ref MemoryMarshal.GetReference(sums);
        for (var i = 0; i < units.Length; i++)
        {
            if (i + 2 * Ahead < units.Length)
            {
                Prefetch(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(rows.RowStart), units[i + 2 * Ahead] - firstUnit));
            }

            if (i + Ahead < units.Length)
            {
                PrefetchRow(units[i + Ahead] - firstUnit);
            }

            AddRow(units[i] - firstUnit, ref first);
        }
    }

    void AddRow(int row, ref int sums)
    {
        var start = rows.RowStart[row];
        ref var target = ref Unsafe.Add(ref rows.Targets.First, start);
        ref var code = ref Unsafe.Add(ref rows.Codes.First, start);
        nint synapses = rows.RowStart[row + 1] - start, i = 0;
        for (; i + 4 <= synapses; i += 4)
        {
            Unsafe.Add(ref sums, (nint)Unsafe.Add(ref target, i)) += Value(Unsafe.Add(ref code, i));
            Unsafe.Add(ref sums, (nint)Unsafe.Add(ref target, i + 1)) += Value(Unsafe.Add(ref code, i + 1));
            Unsafe.Add(ref sums, (nint)Unsafe.Add(ref target, i + 2)) += Value(Unsafe.Add(ref code, i + 2));
            Unsafe.Add(ref sums, (nint)Unsafe.Add(ref target, i + 3)) += Value(Unsafe.Add(ref code, i + 3));
        }

        for (; i < synapses; i++)
        {
            Unsafe.Add(ref sums, (nint)Unsafe.Add(ref target, i)) += Value(Unsafe.Add(ref code, i));
        }
    }

    void PrefetchRow(int row)
    {
        var start = rows.RowStart[row];
        var bytes = (rows.RowStart[row + 1] - start) * Unsafe.SizeOf<TCode>();
        Prefetch(ref Unsafe.Add(ref rows.Targets.First, start), sizeof(ushort) * bytes / Unsafe.SizeOf<TCode>());
        Prefetch(ref Unsafe.Add(ref rows.Codes.First, start), bytes);
    }

    static void Prefetch<T>(ref T first, int bytes) where T : unmanaged
    {
        for (var offset = 0; offset < Math.Min(bytes, MostLines * CacheLine); offset += CacheLine)
        {
            Prefetch(ref Unsafe.AddByteOffset(ref first, offset));
        }
    }

    // Only a hint: an array that moved meanwhile is hinted at in vain.
    static unsafe void Prefetch<T>(ref T place) where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
        }
    }

    public override void AddProducts(ReadOnlySpan<int> units, ReadOnlySpan<int> values, int firstUnit, Span<int> sums)
    {
        for (var i = 0; i < units.Length; i++)
        {
            var row = units[i] - firstUnit;
            for (var synapse = rows.RowStart[row]; synapse < rows.RowStart[row + 1]; synapse++)
            {
                sums[rows.Targets[synapse]] += unchecked(rows.Code(synapse) * values[i]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Value(TCode code) => SparseRows<TCode>.Value(code);
}
