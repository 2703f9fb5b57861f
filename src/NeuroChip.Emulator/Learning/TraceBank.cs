using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// The traces of the units at one end of a projection. The first spike of a unit in an epoch is only time-stamped; a further one adds the
/// impulse of the one before at once, without decay. At the end of the epoch the values of all its ticks are rebuilt from the last stamp.
/// </summary>
sealed class TraceBank
{
    readonly int _units, _stride, _epochTicks;
    readonly ImmutableArray<TraceTable> _tables;
    readonly int[] _stamps, _stamped;
    readonly byte[][] _values;
    readonly AlignedArray<sbyte>[] _history;
    readonly bool[] _isSupplied, _isActive;
    readonly TraceDecay _decay = new();
    int _stampedCount;

    public TraceBank(int units, ImmutableArray<TraceTable> tables, int epochTicks)
    {
        _units = units;
        _stride = ExecutionPlan.Pad(units);
        _epochTicks = epochTicks;
        _tables = tables;
        _stamps = new int[_stride];
        _stamped = new int[units];
        _values = [.. tables.Select(_ => new byte[units])];
        _isSupplied = new bool[tables.Length];
        _isActive = [.. tables.Select(table => table.Impulse != 0 || table.ImpulseFraction != 0)];
        _history = [.. tables.Select(_ => new AlignedArray<sbyte>((epochTicks + 1L) * _stride))];
    }

    /// <summary>[padded units]: tick of the last spike within the epoch, 1…E; 0 for none.</summary>
    public ReadOnlySpan<int> Stamps => _stamps;

    /// <summary>Units with a stamp, in the order of their first spike.</summary>
    public ReadOnlySpan<int> Stamped => _stamped.AsSpan(0, _stampedCount);

    /// <summary>Traces that a spike or a supplied value can move.</summary>
    public int ActiveTraces => _isActive.Count(active => active);

    /// <summary>[units]: value of a trace at the end of the last epoch, with the impulses that were added since.</summary>
    public ReadOnlySpan<byte> Values(int trace) => _values[trace];

    /// <summary>[padded units]: values of a trace in a tick of the epoch just rebuilt; tick 0 is its start.</summary>
    public ReadOnlySpan<sbyte> At(int trace, int tick) => _history[trace].Span.Slice(tick * _stride, _stride);

    /// <summary>[ticks of the epoch + 1][padded units]: values of a trace in the epoch just rebuilt.</summary>
    public ReadOnlySpan<sbyte> History(int trace) => _history[trace].Span;

    /// <summary>Replaces a trace by values from outside. They do not decay; those of the last tick of an epoch count.</summary>
    /// <param name="values">[units], 0…127.</param>
    public void Supply(int trace, ReadOnlySpan<byte> values)
    {
        values.CopyTo(_values[trace]);
        _isSupplied[trace] = true;
        _isActive[trace] = true;
    }

    /// <param name="spikes">Units that spiked, each once.</param>
    /// <param name="firstUnit">Number that stands for unit 0.</param>
    /// <param name="tick">Within the epoch, 1…E.</param>
    /// <param name="draw">For the fraction of the impulses.</param>
    public void Stamp(ReadOnlySpan<int> spikes, int firstUnit, int tick, int draw)
    {
        foreach (var spike in spikes)
        {
            var unit = spike - firstUnit;
            if (_stamps[unit] > 0)
            {
                AddImpulses(unit, draw);
            }
            else
            {
                _stamped[_stampedCount++] = unit;
            }

            _stamps[unit] = tick;
        }
    }

    /// <summary>Computes the values of every tick of the epoch; <see cref="Values"/> are then those at its end.</summary>
    public void Rebuild(int decayDraw, int impulseDraw)
    {
        for (var trace = 0; trace < _tables.Length; trace++)
        {
            if (_isSupplied[trace])
            {
                Repeat(_history[trace].Span, _values[trace]);
            }
            else if (_isActive[trace])
            {
                Rebuild(_history[trace].Span, _tables[trace], _values[trace], decayDraw, impulseDraw);
            }
        }
    }

    public void ClearStamps()
    {
        foreach (var unit in Stamped)
        {
            _stamps[unit] = 0;
        }

        _stampedCount = 0;
    }

    /// <summary>All traces at 0, no spike noted: the state at the start of a sample.</summary>
    public void Reset()
    {
        ClearStamps();
        foreach (var values in _values)
        {
            Array.Clear(values);
        }
    }

    void AddImpulses(int unit, int draw)
    {
        for (var trace = 0; trace < _tables.Length; trace++)
        {
            if (!_isSupplied[trace])
            {
                _values[trace][unit] = (byte)_tables[trace].AddImpulse(_values[trace][unit], draw);
            }
        }
    }

    void Repeat(Span<sbyte> history, byte[] values)
    {
        for (var tick = 0; tick <= _epochTicks; tick++)
        {
            values.CopyTo(MemoryMarshal.AsBytes(history.Slice(tick * _stride, _units)));
        }
    }

    // All units decay with one number, also through the whole epoch. Ticks first: rows of the history are contiguous.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Rebuild(Span<sbyte> history, TraceTable table, byte[] values, int decayDraw, int impulseDraw)
    {
        _decay.Prepare(table, decayDraw);
        var row = MemoryMarshal.AsBytes(history);
        values.CopyTo(row);
        for (var tick = 1; tick <= _epochTicks; tick++)
        {
            var previous = row[.._units];
            row = row[_stride..];
            _decay.Apply(previous, row[.._units]);
            foreach (var unit in Stamped)
            {
                row[unit] = _stamps[unit] == tick ? (byte)table.AddImpulse(row[unit], impulseDraw) : row[unit];
            }
        }

        row[.._units].CopyTo(values);
    }
}
