using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuroChip.Emulator.Timing;

/// <summary>
/// Adds up, for the spikes of one tick, the messages and the synaptic events that reach each core. Where units reach many cores, their rows of the
/// table [units × cores] are added in registers; where they reach few, their lists are.
/// </summary>
sealed class LoadMatrix
{
    // From this share of the cores on, a row in registers is cheaper than a list.
    const int LeastShare = 16;
    const int Registers = 4;
    const long MostEntries = 1 << 26;

    readonly PacketTable _packets;
    readonly ushort[]? _events;
    readonly int _stride;
    readonly int _rowsPerSum;

    public LoadMatrix(PacketTable packets, int units, int cores)
    {
        _packets = packets;
        var block = Registers * Vector<ushort>.Count;
        _stride = (cores + block - 1) / block * block;
        if ((long)units * _stride <= MostEntries && (long)packets.Targets * LeastShare >= (long)units * cores && Largest(packets, units) is { } largest)
        {
            _rowsPerSum = ushort.MaxValue / Math.Max(largest, 1);
            _events = new ushort[units * _stride];
            for (var unit = 0; unit < units; unit++)
            {
                foreach (ref readonly var target in packets.Of(unit))
                {
                    // One more than the events, so that a message without synapses is seen, too.
                    _events[(unit * _stride) + target.CoreIndex] = (ushort)(target.SynapticEvents + 1);
                }
            }
        }
    }

    /// <summary>Adds to [cores] of messages, axons opened, and synaptic events.</summary>
    public void Add(ReadOnlySpan<int> units, Span<int> messages, Span<long> rows, Span<long> events)
    {
        if (_events is null)
        {
            AddLists(units, messages, rows, events);
            return;
        }

        for (; units.Length > _rowsPerSum; units = units[_rowsPerSum..])
        {
            AddRows(units[.._rowsPerSum], messages, rows, events);
        }

        AddRows(units, messages, rows, events);
    }

    void AddLists(ReadOnlySpan<int> units, Span<int> messages, Span<long> rows, Span<long> events)
    {
        foreach (var unit in units)
        {
            foreach (ref readonly var target in _packets.Of(unit))
            {
                messages[target.CoreIndex]++;
                rows[target.CoreIndex] += target.Rows;
                events[target.CoreIndex] += target.SynapticEvents;
            }
        }
    }

    // The cores of a few registers at a time, over all units: no sum leaves its register, and a unit's row is read in whole cache lines.
    void AddRows(ReadOnlySpan<int> units, Span<int> messages, Span<long> opened, Span<long> events)
    {
        var rows = MemoryMarshal.Cast<ushort, Vector<ushort>>(_events);
        var stride = _stride / Vector<ushort>.Count;
        for (var column = 0; column < stride; column += Registers)
        {
            Vector<ushort> sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            Vector<ushort> count0 = default, count1 = default, count2 = default, count3 = default;
            foreach (var unit in units)
            {
                var row = rows.Slice((unit * stride) + column, Registers);
                Accumulate(row[0], ref sum0, ref count0);
                Accumulate(row[1], ref sum1, ref count1);
                Accumulate(row[2], ref sum2, ref count2);
                Accumulate(row[3], ref sum3, ref count3);
            }

            Book(sum0, count0, column, messages, opened, events);
            Book(sum1, count1, column + 1, messages, opened, events);
            Book(sum2, count2, column + 2, messages, opened, events);
            Book(sum3, count3, column + 3, messages, opened, events);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Accumulate(Vector<ushort> row, ref Vector<ushort> sum, ref Vector<ushort> count)
    {
        sum += row;
        count -= Vector.GreaterThan(row, Vector<ushort>.Zero);
    }

    static void Book(Vector<ushort> sum, Vector<ushort> count, int column, Span<int> messages, Span<long> opened, Span<long> events)
    {
        Span<ushort> sums = stackalloc ushort[Vector<ushort>.Count], counts = stackalloc ushort[Vector<ushort>.Count];
        sum.CopyTo(sums);
        count.CopyTo(counts);
        var first = column * Vector<ushort>.Count;
        for (var i = 0; i < sums.Length && first + i < messages.Length; i++)
        {
            messages[first + i] += counts[i];
            opened[first + i] += counts[i];
            events[first + i] += sums[i] - counts[i];
        }
    }

    // Null where a row does not say everything: several axons of a unit in one core, or more events than an entry holds.
    static int? Largest(PacketTable packets, int units)
    {
        var largest = 0;
        for (var unit = 0; unit < units; unit++)
        {
            foreach (ref readonly var target in packets.Of(unit))
            {
                largest = Math.Max(largest, target.Rows == 1 ? target.SynapticEvents + 1 : int.MaxValue);
            }
        }

        return largest > ushort.MaxValue ? null : largest;
    }
}
