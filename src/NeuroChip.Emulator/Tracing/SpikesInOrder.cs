namespace NeuroChip.Emulator.Tracing;

/// <summary>Walks the spikes of one source by ascending unit, those of value 1 and those of other values together.</summary>
/// <param name="units">Units that spiked with value 1, ascending.</param>
/// <param name="gradedUnits">Units that spiked with another value, ascending; none is among <paramref name="units"/>.</param>
/// <param name="gradedValues">Their values.</param>
ref struct SpikesInOrder(ReadOnlySpan<int> units, ReadOnlySpan<int> gradedUnits, ReadOnlySpan<int> gradedValues)
{
    readonly ReadOnlySpan<int> _units = units, _gradedUnits = gradedUnits, _gradedValues = gradedValues;
    int _next, _nextGraded;

    public int Unit { get; private set; }

    public int Value { get; private set; }

    public bool MoveNext()
    {
        if (_next == _units.Length && _nextGraded == _gradedUnits.Length)
        {
            return false;
        }

        if (_nextGraded == _gradedUnits.Length || (_next < _units.Length && _units[_next] < _gradedUnits[_nextGraded]))
        {
            Unit = _units[_next++];
            Value = 1;
        }
        else
        {
            Value = _gradedValues[_nextGraded];
            Unit = _gradedUnits[_nextGraded++];
        }

        return true;
    }
}
