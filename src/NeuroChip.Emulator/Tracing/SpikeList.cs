namespace NeuroChip.Emulator.Tracing;

/// <summary>
/// The spikes of one tick, group by group (inputs, then populations) and by ascending unit within a group. Spikes of value 1, nearly all,
/// are kept apart from spikes that carry another value.
/// </summary>
public sealed class SpikeList
{
    readonly int[] _units, _gradedUnits, _gradedValues, _start, _gradedStart;
    int _count, _graded, _groups;

    /// <param name="capacity">Units; each spikes at most once a tick.</param>
    /// <param name="groups">Inputs and populations.</param>
    public SpikeList(int capacity, int groups)
    {
        _units = new int[capacity];
        _gradedUnits = new int[capacity];
        _gradedValues = new int[capacity];
        _start = new int[groups + 1];
        _gradedStart = new int[groups + 1];
    }

    /// <summary>Units that spiked with value 1.</summary>
    public ReadOnlySpan<int> Units => _units.AsSpan(0, _count);

    /// <summary>Units that spiked with another value.</summary>
    public ReadOnlySpan<int> GradedUnits => _gradedUnits.AsSpan(0, _graded);

    /// <summary>Values of <see cref="GradedUnits"/>.</summary>
    public ReadOnlySpan<int> GradedValues => _gradedValues.AsSpan(0, _graded);

    public ReadOnlySpan<int> UnitsOf(int group) => _units.AsSpan(_start[group].._start[group + 1]);

    public ReadOnlySpan<int> GradedUnitsOf(int group) => _gradedUnits.AsSpan(_gradedStart[group].._gradedStart[group + 1]);

    public ReadOnlySpan<int> GradedValuesOf(int group) => _gradedValues.AsSpan(_gradedStart[group].._gradedStart[group + 1]);

    internal void Clear() => _count = _graded = _groups = 0;

    /// <param name="value">Not 0.</param>
    internal void Add(int unit, int value)
    {
        if (value == 1)
        {
            _units[_count++] = unit;
            return;
        }

        _gradedValues[_graded] = value;
        _gradedUnits[_graded++] = unit;
    }

    /// <summary>The group's spikes are complete; the next ones belong to the next group.</summary>
    internal void EndGroup()
    {
        _groups++;
        _start[_groups] = _count;
        _gradedStart[_groups] = _graded;
    }
}
