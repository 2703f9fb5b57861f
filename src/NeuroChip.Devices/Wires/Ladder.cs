namespace NeuroChip.Devices.Wires;

/// <summary>
/// Parallel lines of resistors, each with a shunt to ground at every tap, a source at one end and nothing at the other; the lines do not touch.
/// The open end is folded into the source step by step (Norton equivalents), which needs no division by a resistance: zero is a perfect wire.
/// All terms are positive, so nothing cancels. Holds its result: one thread at a time.
/// </summary>
sealed class Ladder
{
    readonly int _columns, _away;
    readonly bool _isPerColumn;

    // Padded by one row at both ends, so that a neighbour's index is always valid. A tap's voltage is carry × the voltage of the tap before
    // + drop × the current that it and all behind it inject. Carry is 0 at first taps, which also parts the lines; start is what the source gives them.
    readonly double[] _carry, _drop, _taps, _start;

    // Voltage of the first tap per volt at the source; one a line.
    readonly double[] _entry;

    /// <param name="first">Resistance between the source and the first tap.</param>
    /// <param name="segment">Resistance between taps.</param>
    /// <param name="shunts">[rows × columns] conductances to ground, 0 or above.</param>
    public Ladder(int rows, int columns, LadderDirection direction, double first, double segment, ReadOnlySpan<double> shunts)
    {
        _columns = columns;
        _isPerColumn = direction == LadderDirection.Down;
        _away = direction switch { LadderDirection.Down => columns, LadderDirection.Right => 1, _ => -1 };
        var padded = shunts.Length + (2 * columns);
        _carry = new double[padded];
        _drop = new double[padded];
        _taps = new double[padded];
        _start = new double[padded];
        _entry = new double[_isPerColumn ? columns : rows];
        Fold(direction, first, segment, shunts);
    }

    /// <summary>Voltages of all taps when currents flow into the taps and the sources are at 0.</summary>
    public ReadOnlySpan<double> Inject(ReadOnlySpan<double> currents)
    {
        double[] taps = _taps, carry = _carry, drop = _drop;
        var away = _away;
        if (away > 0)
        {
            for (var i = currents.Length - 1; i >= 0; i--)
            {
                var tap = _columns + i;
                taps[tap] = currents[i] + (carry[tap + away] * taps[tap + away]);
            }

            for (var tap = _columns; tap < _columns + currents.Length; tap++)
            {
                taps[tap] = (carry[tap] * taps[tap - away]) + (drop[tap] * taps[tap]);
            }
        }
        else
        {
            for (var i = 0; i < currents.Length; i++)
            {
                var tap = _columns + i;
                taps[tap] = currents[i] + (carry[tap + away] * taps[tap + away]);
            }

            for (var tap = _columns + currents.Length - 1; tap >= _columns; tap--)
            {
                taps[tap] = (carry[tap] * taps[tap - away]) + (drop[tap] * taps[tap]);
            }
        }

        return taps.AsSpan(_columns, currents.Length);
    }

    /// <summary>Voltages of all taps when nothing is injected; for lines fed from the front.</summary>
    /// <param name="sources">Voltage at the beginning of every line.</param>
    public ReadOnlySpan<double> Drive(ReadOnlySpan<double> sources)
    {
        double[] taps = _taps, carry = _carry;
        for (var line = 0; line < sources.Length; line++)
        {
            _start[_columns + (_isPerColumn ? line : line * _columns)] = _entry[line] * sources[line];
        }

        for (var tap = _columns; tap < taps.Length - _columns; tap++)
        {
            taps[tap] = (carry[tap] * taps[tap - _away]) + _start[tap];
        }

        return taps.AsSpan(_columns, taps.Length - (2 * _columns));
    }

    public int Lines => _entry.Length;

    /// <summary>Number of the line that a cell hangs on.</summary>
    public int LineOf(int cell) => _isPerColumn ? cell % _columns : cell / _columns;

    // Admittance seen from every tap away from the source, from the open end on.
    void Fold(LadderDirection direction, double first, double segment, ReadOnlySpan<double> shunts)
    {
        var seen = new double[_taps.Length];
        for (var step = 0; step < shunts.Length; step++)
        {
            var i = _away > 0 ? shunts.Length - 1 - step : step;
            var tap = _columns + i;
            seen[tap] = shunts[i] + (_carry[tap + _away] * seen[tap + _away]);
            var (row, column) = Math.DivRem(i, _columns);
            var (isFirst, line) = direction switch
            {
                LadderDirection.Down => (row == 0, column),
                LadderDirection.Right => (column == 0, row),
                _ => (column == _columns - 1, row),
            };
            var resistance = isFirst ? first : segment;
            var gain = 1 / (1 + (resistance * seen[tap]));
            _drop[tap] = resistance * gain;
            _carry[tap] = isFirst ? 0 : gain;
            if (isFirst)
            {
                _entry[line] = gain;
            }
        }
    }
}
