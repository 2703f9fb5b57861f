using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// Synapses that learn: the rows of one delivery, weights and tags. A row is contiguous, so what a spike of its source changes is one run over
/// memory. Full matrices hold a row of padded targets, others lists of synapses.
/// </summary>
sealed class PlasticSynapses
{
    const int Variables = 3;

    readonly DenseRows<short>? _dense;
    readonly SparseRows<short>? _sparse;
    readonly AlignedArray<short>?[] _values = new AlignedArray<short>?[Variables];

    /// <param name="rows">[sources × targets] in full, or lists; 16-bit codes, which are changed in place.</param>
    /// <param name="firstTarget">Target of the projection that column 0 stands for.</param>
    /// <param name="targets">Columns.</param>
    public PlasticSynapses(WeightRows rows, int firstTarget, int targets)
    {
        (Rows, FirstTarget, Targets) = (rows, firstTarget, targets);
        _dense = rows as DenseRows<short>;
        _sparse = rows as SparseRows<short>;
        _values[0] = _dense?.Codes ?? _sparse!.Codes;
    }

    public WeightRows Rows { get; }

    public int FirstTarget { get; }

    public int Targets { get; }

    public int Sources => Rows.Sources;

    /// <summary>Whether every source has a synapse to every target.</summary>
    public bool IsFull => _dense is not null;

    /// <summary>Synapses of the source that has most.</summary>
    public int LongestRow => _sparse is null ? Targets : Enumerable.Range(0, Sources).Max(source => (int?)ColumnsOf(source).Length) ?? 0;

    /// <summary>Makes room for a tag, which starts at 0.</summary>
    public void Keep(RuleVariable tag) => _values[tag - RuleVariable.Weight] = new(_values[0]!.Length);

    /// <summary>Weights or tags of one source: [padded targets] of a full matrix, or those of its list.</summary>
    public Span<short> Row(RuleVariable variable, int source)
    {
        var values = _values[variable - RuleVariable.Weight]!.Span;
        return _dense is not null
            ? values.Slice(source * _dense.Stride, _dense.Stride)
            : values[_sparse!.RowStart[source].._sparse.RowStart[source + 1]];
    }

    /// <summary>Columns of the list of one source.</summary>
    public ReadOnlySpan<ushort> ColumnsOf(int source) => _sparse!.Targets.Span[_sparse.RowStart[source].._sparse.RowStart[source + 1]];

    /// <summary>Number of a synapse: of a full matrix without its padding, or of its lists.</summary>
    /// <param name="position">Column, or place in the list of the source.</param>
    public int SlotOf(int source, int position) => (_sparse is null ? source * Targets : _sparse.RowStart[source]) + position;

    /// <summary>Source and target of the projection of a synapse by its number.</summary>
    public (int Source, int Target) At(int slot)
    {
        if (_sparse is null)
        {
            return (slot / Targets, FirstTarget + (slot % Targets));
        }

        var source = 0;
        while (_sparse.RowStart[source + 1] <= slot)
        {
            source++;
        }

        return (source, FirstTarget + _sparse.Targets[slot]);
    }

    /// <summary>Whether all weights are multiples of 2^<paramref name="stepLog2"/> in the range.</summary>
    public bool RestsWithin((int Least, int Greatest) range, int stepLog2)
    {
        for (var source = 0; source < Sources; source++)
        {
            var row = Row(RuleVariable.Weight, source);
            if (row.ContainsAnyExceptInRange((short)range.Least, (short)range.Greatest) || (stepLog2 > 0 && !AreMultiples(row, stepLog2)))
            {
                return false;
            }
        }

        return true;
    }

    static bool AreMultiples(ReadOnlySpan<short> weights, int stepLog2)
    {
        var remainder = 0;
        foreach (var weight in weights)
        {
            remainder |= weight & ((1 << stepLog2) - 1);
        }

        return remainder == 0;
    }

    /// <summary>Takes weights or tags from some places of a row.</summary>
    /// <param name="values">[positions]; empty where they are not needed.</param>
    public void Read(RuleVariable variable, int source, ReadOnlySpan<int> positions, Span<int> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        var row = Row(variable, source);
        for (var i = 0; i < positions.Length; i++)
        {
            values[i] = row[positions[i]];
        }
    }

    /// <summary>The reverse of <see cref="Read"/>.</summary>
    public void Write(RuleVariable variable, int source, ReadOnlySpan<int> positions, ReadOnlySpan<int> values)
    {
        var row = Row(variable, source);
        for (var i = 0; i < positions.Length; i++)
        {
            row[positions[i]] = (short)values[i];
        }
    }

    /// <summary>Weight or tag of the first synapse of a pair; 0 where there is none.</summary>
    public int Value(RuleVariable variable, int source, int target)
    {
        var place = IsFull ? target : ColumnsOf(source).IndexOf((ushort)target);
        return place < 0 || _values[variable - RuleVariable.Weight] is null ? 0 : Row(variable, source)[place];
    }

    /// <summary>A full matrix.</summary>
    /// <param name="weights">[sources × targets], row-major.</param>
    /// <exception cref="OverflowException">A weight has more than 16 bits.</exception>
    public static PlasticSynapses Full(PlasticShape shape, ReadOnlySpan<int> weights)
    {
        var stride = ExecutionPlan.Pad(shape.Targets);
        var codes = new AlignedArray<short>((long)shape.Sources * stride);
        for (var i = 0; i < weights.Length; i++)
        {
            codes[i / shape.Targets * stride + i % shape.Targets] = checked((short)weights[i]);
        }

        return new(new DenseRows<short> { Sources = shape.Sources, Codes = codes, Stride = stride, RowsPerSum = 1 }, 0, shape.Targets);
    }

    /// <summary>A copy of the rows of a delivery that may be changed.</summary>
    public static WeightRows Copy(WeightRows rows) => rows is SparseRows<short> sparse
        ? new SparseRows<short> { Sources = sparse.Sources, RowStart = sparse.RowStart, Targets = sparse.Targets, Codes = Copy(sparse.Codes) }
        : rows is DenseRows<short> dense
            ? new DenseRows<short> { Sources = dense.Sources, Codes = Copy(dense.Codes), Stride = dense.Stride, RowsPerSum = dense.RowsPerSum }
            : throw new ArgumentException($"rows {rows.GetType().Name} cannot learn");

    static AlignedArray<short> Copy(AlignedArray<short> codes)
    {
        var copy = new AlignedArray<short>(codes.Length);
        codes.Span.CopyTo(copy.Span);
        return copy;
    }
}
