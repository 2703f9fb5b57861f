using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuroChip.Emulator.Tracing;

/// <summary>
/// The spikes of one tick, group by group (inputs, then populations) and by ascending unit within a group. Spikes of value 1, nearly all,
/// are kept apart from spikes that carry another value.
/// </summary>
public sealed class SpikeList
{
    // Spikes are written so many at a time, whether there are as many or not: no branch depends on how many they are.
    const int WrittenAtOnce = 4;

    readonly int[] _units, _gradedUnits, _gradedValues, _start, _gradedStart;
    int _count, _graded, _groups;

    /// <param name="capacity">Units; each spikes at most once a tick.</param>
    /// <param name="groups">Inputs and populations.</param>
    public SpikeList(int capacity, int groups)
    {
        _units = new int[capacity + WrittenAtOnce];
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

    /// <summary>What a unit that spiked carried.</summary>
    public int ValueOf(int unit) => GradedUnits.IndexOf(unit) is >= 0 and var index ? GradedValues[index] : 1;

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

    /// <summary>Adds spikes of value 1.</summary>
    /// <param name="elements">Ascending.</param>
    /// <param name="firstUnit">Unit of element 0.</param>
    internal void AddOnes(ReadOnlySpan<int> elements, int firstUnit)
    {
        var units = _units.AsSpan(_count, elements.Length);
        var i = 0;
        for (; i + Vector<int>.Count <= elements.Length; i += Vector<int>.Count)
        {
            (new Vector<int>(elements[i..]) + new Vector<int>(firstUnit)).CopyTo(units[i..]);
        }

        for (; i < elements.Length; i++)
        {
            units[i] = firstUnit + elements[i];
        }

        _count += elements.Length;
    }

    /// <summary>Adds spikes of value 1.</summary>
    /// <param name="fired">Bit k: unit <paramref name="firstUnit"/> + k spiked.</param>
    internal void AddOnes(ulong fired, int firstUnit)
    {
        var count = BitOperations.PopCount(fired);
        ref var next = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_units), _count);
        for (var written = 0; written < count; written += WrittenAtOnce)
        {
            for (var i = 0; i < WrittenAtOnce; i++)
            {
                next = firstUnit + BitOperations.TrailingZeroCount(fired);
                fired &= fired - 1;
                next = ref Unsafe.Add(ref next, 1);
            }
        }

        _count += count;
    }

    /// <summary>The group's spikes are complete; the next ones belong to the next group.</summary>
    internal void EndGroup()
    {
        _groups++;
        _start[_groups] = _count;
        _gradedStart[_groups] = _graded;
    }
}
