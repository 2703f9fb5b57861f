using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroChip.Core.Learning;
using NeuroChip.Emulator.Planning;

namespace NeuroChip.Emulator.Learning;

/// <summary>
/// What spikes of targets do to the weights of sources that were silent, put off until the row of the source is read. A target's weights lie a row
/// apart, so changing them at once would fetch most of the matrix in every phase; a row that is needed anyway takes all changes that it missed in
/// one visit. They are applied in the order of phases: limits are met where they would have been met.
/// <para>
/// Phases are numbered from 1. For each column the numbers of its last phases are kept, the latest first; a row turns them into changes by a table of
/// its own, in which phases that it has seen have no effect.
/// </para>
/// </summary>
sealed class DeferredColumns
{
    /// <summary>A table has 64 places, and 0 stands for no phase.</summary>
    const int MostPhases = 63, TablePlaces = MostPhases + 1;

    /// <summary>Phases that are kept for a column.</summary>
    const int MostRanks = 8;

    const int TraceValues = TraceTable.Greatest + 1;

    readonly PlasticSynapses _synapses;
    readonly WeightMover _mover;
    readonly int _stride;
    readonly int[] _settled;
    readonly int[] _columnsOf = new int[TablePlaces], _latestOfRank = new int[MostRanks];
    readonly byte[] _traces;
    readonly short[] _changes = new short[TablePlaces * TraceValues];
    readonly AlignedArray<short> _phasesOf, _table = new(TablePlaces);
    int _phases;

    /// <param name="synapses">A full matrix.</param>
    public DeferredColumns(PlasticSynapses synapses, WeightMover mover)
    {
        (_synapses, _mover) = (synapses, mover);
        _stride = ExecutionPlan.Pad(synapses.Targets);
        _settled = new int[synapses.Sources];
        _traces = new byte[checked(TablePlaces * synapses.Sources)];
        _phasesOf = new((long)MostRanks * _stride);
    }

    /// <summary>Takes note of a phase.</summary>
    /// <param name="columns">Of the targets that spiked.</param>
    /// <param name="traces">[sources]: what the rule depends on, as it was when they spiked.</param>
    /// <param name="changes">[values of the trace]: what it does.</param>
    /// <param name="done">Sources whose weights to these targets have been changed already.</param>
    public void Note(ReadOnlySpan<int> columns, ReadOnlySpan<sbyte> traces, ReadOnlySpan<short> changes, ReadOnlySpan<int> done)
    {
        if (!HasRoom(columns))
        {
            SettleAll();
        }

        _phases++;
        _columnsOf[_phases] = columns.Length;
        MemoryMarshal.AsBytes(traces[.._settled.Length]).CopyTo(_traces.AsSpan(_phases * _settled.Length));
        changes.CopyTo(_changes.AsSpan(_phases * TraceValues));
        foreach (var column in columns)
        {
            Add(column);
        }

        foreach (var source in done)
        {
            _settled[source] = _phases;
        }
    }

    /// <summary>Changes the weights of a source by what it has missed.</summary>
    public void Settle(int source)
    {
        if (_settled[source] == _phases)
        {
            return;
        }

        if (FillTable(source))
        {
            var ranks = _latestOfRank.AsSpan().IndexOfAnyInRange(0, _settled[source]);
            _mover.AddEvents(_synapses.Row(RuleVariable.Weight, source), _phasesOf, ranks < 0 ? MostRanks : ranks, _table);
        }

        _settled[source] = _phases;
    }

    /// <summary>Settles all rows, and forgets the phases.</summary>
    public void SettleAll()
    {
        for (var source = 0; source < _settled.Length; source++)
        {
            Settle(source);
        }

        _phases = 0;
        Array.Clear(_settled);
        Array.Clear(_latestOfRank);
        _phasesOf.Span.Clear();
    }

    bool HasRoom(ReadOnlySpan<int> columns)
    {
        var room = _phases < MostPhases;
        var last = _phasesOf.Span[((MostRanks - 1) * _stride)..];
        foreach (var column in columns)
        {
            room &= last[column] == 0;
        }

        return room;
    }

    void Add(int column)
    {
        var phases = _phasesOf.Span[column..];
        for (var rank = MostRanks - 1; rank > 0; rank--)
        {
            var moved = phases[(rank - 1) * _stride];
            phases[rank * _stride] = moved;
            _latestOfRank[rank] = Math.Max(_latestOfRank[rank], moved);
        }

        phases[0] = (short)_phases;
        _latestOfRank[0] = _phases;
    }

    /// <returns>Whether any phase changes weights of the source.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool FillTable(int source)
    {
        var table = _table.Span;
        table[..(_settled[source] + 1)].Clear();
        long attempts = 0;
        for (var phase = _settled[source] + 1; phase <= _phases; phase++)
        {
            var change = _changes[phase * TraceValues + _traces[phase * _settled.Length + source]];
            table[phase] = change;
            attempts += change != 0 ? _columnsOf[phase] : 0;
        }

        _mover.Attempts += attempts;
        return attempts != 0;
    }
}
