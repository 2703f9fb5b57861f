using System.Buffers;
using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Encoding;

/// <summary>
/// Collects a sample's signal tick by tick in rented buffers, so that a sample costs its own arrays and nothing else. Elements of a
/// tick are added in ascending order. Not thread-safe; dispose after <see cref="Build"/>.
/// </summary>
ref struct SignalBuilder(int ticks)
{
    readonly int[] _tickStart = new int[ticks + 1];
    int[] _elements = ArrayPool<int>.Shared.Rent(4096);
    int[] _values = ArrayPool<int>.Shared.Rent(4096);
    int _count;
    int _tick;
    bool _hasOtherThanOne;

    public void Add(int element, int value = 1)
    {
        if (_count == _elements.Length || _count == _values.Length)
        {
            Grow(ref _elements);
            Grow(ref _values);
        }

        _elements[_count] = element;
        _values[_count++] = value;
        _hasOtherThanOne |= value != 1;
    }

    /// <summary>Adds a whole tick's events, given in any order (and sorted in place): an element's value is how often it is there.</summary>
    public void AddCounts(Span<int> elements)
    {
        elements.Sort();
        while (!elements.IsEmpty)
        {
            var next = elements.IndexOfAnyExcept(elements[0]);
            var count = next < 0 ? elements.Length : next;
            Add(elements[0], count);
            elements = elements[count..];
        }
    }

    public void EndTick() => _tickStart[++_tick] = _count;

    /// <summary>Ticks that were not ended are empty.</summary>
    public EncodedSample Build(double valueScale = 1)
    {
        _tickStart.AsSpan(_tick + 1).Fill(_count);
        var values = _hasOtherThanOne ? _values.AsSpan(0, _count).ToArray() : [];
        return new EncodedSample(_tickStart, _elements.AsSpan(0, _count).ToArray(), values, valueScale);
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_elements);
        ArrayPool<int>.Shared.Return(_values);
    }

    static void Grow(ref int[] buffer)
    {
        var larger = ArrayPool<int>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<int>.Shared.Return(buffer);
        buffer = larger;
    }
}
