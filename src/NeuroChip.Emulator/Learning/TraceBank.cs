using System.Collections.Immutable;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// The traces of the units at one end of a projection. The first spike of a unit in an epoch is only time-stamped; a further one adds the
/// impulse of the one before at once, without decay. At the end of the epoch the values of all its ticks are rebuilt from the last stamp.
/// </summary>
sealed class TraceBank(int units, ImmutableArray<TraceTable> tables, int epochTicks)
{
    readonly int _stride = ExecutionPlan.Pad(units);
    readonly int[] _stamps = new int[units];
    readonly byte[][] _values = [.. tables.Select(_ => new byte[units])];
    readonly AlignedArray<sbyte>?[] _history = new AlignedArray<sbyte>?[tables.Length];
    readonly bool[] _isSupplied = new bool[tables.Length];

    /// <summary>[units]: tick of the last spike within the epoch, 1…E; 0 for none.</summary>
    public ReadOnlySpan<int> Stamps => _stamps;

    /// <summary>[units]: value of a trace at the end of the last epoch, with the impulses that were added since.</summary>
    public ReadOnlySpan<byte> Values(int trace) => _values[trace];

    /// <summary>[padded units]: values of a trace in a tick of the epoch just rebuilt; tick 0 is its start.</summary>
    public ReadOnlySpan<sbyte> At(int trace, int tick) => _history[trace]!.Span.Slice(tick * _stride, _stride);

    /// <summary>Replaces a trace by values from outside. They do not decay; those of the last tick of an epoch count.</summary>
    /// <param name="values">[units], 0…127.</param>
    public void Supply(int trace, ReadOnlySpan<byte> values)
    {
        values.CopyTo(_values[trace]);
        _isSupplied[trace] = true;
    }

    /// <param name="spikes">Units that spiked, each once.</param>
    /// <param name="tick">Within the epoch, 1…E.</param>
    /// <param name="draw">For the fraction of the impulses.</param>
    public void Stamp(ReadOnlySpan<int> spikes, int tick, int draw)
    {
        foreach (var unit in spikes)
        {
            if (_stamps[unit] > 0)
            {
                AddImpulses(unit, draw);
            }

            _stamps[unit] = tick;
        }
    }

    /// <summary>Computes the values of every tick of the epoch; <see cref="Values"/> are then those at its end.</summary>
    public void Rebuild(int decayDraw, int impulseDraw)
    {
        for (var trace = 0; trace < tables.Length; trace++)
        {
            var history = _history[trace] ??= new((epochTicks + 1L) * _stride);
            if (_isSupplied[trace])
            {
                Repeat(history.Span, _values[trace]);
            }
            else
            {
                Rebuild(history.Span, tables[trace], _values[trace], decayDraw, impulseDraw);
            }
        }
    }

    public void ClearStamps() => Array.Clear(_stamps);

    void AddImpulses(int unit, int draw)
    {
        for (var trace = 0; trace < tables.Length; trace++)
        {
            if (!_isSupplied[trace])
            {
                _values[trace][unit] = (byte)tables[trace].AddImpulse(_values[trace][unit], draw);
            }
        }
    }

    void Repeat(Span<sbyte> history, byte[] values)
    {
        for (var tick = 0; tick <= epochTicks; tick++)
        {
            for (var unit = 0; unit < units; unit++)
            {
                history[tick * _stride + unit] = (sbyte)values[unit];
            }
        }
    }

    void Rebuild(Span<sbyte> history, TraceTable table, byte[] values, int decayDraw, int impulseDraw)
    {
        for (var unit = 0; unit < units; unit++)
        {
            int value = values[unit], stamp = _stamps[unit];
            history[unit] = (sbyte)value;
            for (var tick = 1; tick <= epochTicks; tick++)
            {
                value = table.Decay(value, decayDraw);
                value = tick == stamp ? table.AddImpulse(value, impulseDraw) : value;
                history[tick * _stride + unit] = (sbyte)value;
            }

            values[unit] = (byte)value;
        }
    }
}
