using NeuroChip.Compiler.Lowering;
using NeuroChip.Compiler.Mapping;

namespace NeuroChip.Compiler.Emission;

/// <summary>Rows of consecutive axons of a core. One object serves all blocks one after the other; a stamp makes its table empty again.</summary>
sealed class RowNumbers(LoweredNetwork network, AxonKeys keys)
{
    readonly AxonNumbers _numbers = new(network, keys);

    // Upper half: the numbering that the row in the lower half belongs to.
    long[]? _rows;
    int _numbering;

    public AxonKeys Keys { get; } = keys;

    public int FirstAxon { get; private set; }

    public int Count { get; private set; }

    /// <summary>From here on these are the rows.</summary>
    /// <param name="firstAxon">Axon of the core that is the first row.</param>
    /// <param name="axons">Keys, in order.</param>
    public RowNumbers Number(int firstAxon, IEnumerable<long> axons)
    {
        _rows ??= new long[_numbers.Count];
        _numbering++;
        (FirstAxon, Count) = (firstAxon, 0);
        foreach (var key in axons)
        {
            _rows[_numbers.OfKey(key)] = ((long)_numbering << 32) | (uint)Count++;
        }

        return this;
    }

    /// <summary>Row of a synapse, counted from the first of these.</summary>
    public bool TryRow(int unit, byte delay, out int row)
    {
        var entry = _rows![_numbers.Of(unit, delay)];
        row = (int)entry;
        return entry >> 32 == _numbering;
    }
}
