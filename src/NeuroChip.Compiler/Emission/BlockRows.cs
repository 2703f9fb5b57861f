namespace NeuroChip.Compiler.Emission;

/// <summary>Consecutive axons of a core.</summary>
sealed class BlockRows
{
    readonly Dictionary<long, int> _rowOf = [];

    public BlockRows(int firstAxon, IEnumerable<long> keys)
    {
        FirstAxon = firstAxon;
        foreach (var key in keys)
        {
            _rowOf[key] = _rowOf.Count;
        }
    }

    public int FirstAxon { get; }

    public int Count => _rowOf.Count;

    /// <summary>Row of an axon, counted from the first of these.</summary>
    public bool TryRow(long key, out int row) => _rowOf.TryGetValue(key, out row);
}
