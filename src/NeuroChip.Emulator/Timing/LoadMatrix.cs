using System.Numerics;
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
    const long MostEntries = 1 << 26;

    readonly PacketTable _packets;
    readonly ushort[]? _events;
    readonly int _stride;
    readonly int _rowsPerSum;

    public LoadMatrix(PacketTable packets, int units, int cores)
    {
        _packets = packets;
        _stride = (cores + Vector<ushort>.Count - 1) / Vector<ushort>.Count * Vector<ushort>.Count;
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

    // A register's cores at a time, over all units: neither sum leaves its register.
    void AddRows(ReadOnlySpan<int> units, Span<int> messages, Span<long> opened, Span<long> events)
    {
        var rows = MemoryMarshal.Cast<ushort, Vector<ushort>>(_events);
        var stride = _stride / Vector<ushort>.Count;
        for (var column = 0; column < stride; column++)
        {
            var (sum, count) = (Vector<ushort>.Zero, Vector<ushort>.Zero);
            foreach (var unit in units)
            {
                var row = rows[(unit * stride) + column];
                sum += row;
                count -= Vector.GreaterThan(row, Vector<ushort>.Zero);
            }

            var first = column * Vector<ushort>.Count;
            for (var i = 0; i < Math.Min(Vector<ushort>.Count, messages.Length - first); i++)
            {
                messages[first + i] += count[i];
                opened[first + i] += count[i];
                events[first + i] += sum[i] - count[i];
            }
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
