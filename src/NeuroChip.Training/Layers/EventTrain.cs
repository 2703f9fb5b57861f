using System.Runtime.InteropServices;

namespace NeuroChip.Training.Layers;

/// <summary>What a layer sends during a sample: (element, value) pairs, tick by tick. Grows as needed and is reused.</summary>
sealed class EventTrain
{
    readonly List<int> _tickStart = [0];
    readonly List<int> _elements = [];
    readonly List<double> _values = [];

    public void Clear()
    {
        _tickStart.Clear();
        _tickStart.Add(0);
        _elements.Clear();
        _values.Clear();
    }

    public void Add(int element, double value)
    {
        _elements.Add(element);
        _values.Add(value);
    }

    /// <summary>Ends the current tick; the next events belong to the following one.</summary>
    public void EndTick() => _tickStart.Add(_elements.Count);

    public ReadOnlySpan<int> ElementsAt(int tick) =>
        CollectionsMarshal.AsSpan(_elements)[_tickStart[tick].._tickStart[tick + 1]];

    public ReadOnlySpan<double> ValuesAt(int tick) =>
        CollectionsMarshal.AsSpan(_values)[_tickStart[tick].._tickStart[tick + 1]];
}
