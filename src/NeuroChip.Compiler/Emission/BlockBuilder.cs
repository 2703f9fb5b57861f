using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Quantization;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Emission;

/// <summary>
/// The synapses of one projection in one patch of a core, as a dense rectangle or as lists. They are collected in <c>entries</c>, a buffer that serves one block after the
/// other: columns ascend, and so do delays within a row and column.
/// </summary>
sealed class BlockBuilder(
    LoweredNetwork network, QuantizedNetwork quantized, int projection, SynapsePatch patch, RowNumbers rows, List<BlockEntry> entries)
{
    readonly LoweredProjection _projection = network.Projections[projection];
    readonly short[] _codes = quantized.Projections[projection].Codes;
    readonly int _firstTarget = network.Populations[patch.Population].FirstUnit;

    /// <summary>Null where the patch has no synapse of the projection in these rows.</summary>
    /// <param name="crossbar">True: every crosspoint exists, so the block is dense wherever it can be.</param>
    public SynapseBlock? Build(bool crossbar)
    {
        Collect();
        if (entries.Count == 0)
        {
            return null;
        }

        var full = entries.Count == (long)rows.Count * patch.Targets.Length;
        // An empty crosspoint must not learn.
        return (full || (crossbar && _projection.Learning is null) ? Dense() : null) ?? Sparse();
    }

    void Collect()
    {
        var synapses = _projection.Synapses;
        entries.Clear();
        for (var column = 0; column < patch.Targets.Length; column++)
        {
            var target = patch.Targets[column] - _firstTarget;
            for (var s = synapses.TargetStart[target]; s < synapses.TargetStart[target + 1]; s++)
            {
                var delay = synapses.Delays[s];
                var unit = _projection.SourceFirstUnit + synapses.Sources[s];
                if (rows.TryRow(unit, delay, out var row) && (patch.Axons.IsDefault || patch.Axons.BinarySearch(rows.Keys.Of(unit, delay)) >= 0))
                {
                    entries.Add(new BlockEntry(row, column, _codes[s], (byte)(delay - rows.Keys.RowDelay(delay))));
                }
            }
        }
    }

    // A crosspoint holds one weight and no delay; null where that does not suffice.
    SynapseBlock? Dense()
    {
        var codes = new short[rows.Count * patch.Targets.Length];
        var occupied = new bool[codes.Length];
        foreach (var entry in entries)
        {
            var at = (entry.Row * patch.Targets.Length) + entry.Column;
            if (occupied[at] || entry.Delay > 0)
            {
                return null;
            }

            occupied[at] = true;
            codes[at] = entry.Code;
        }

        return Block(codes);
    }

    SynapseBlock Sparse()
    {
        var rowStart = new int[rows.Count + 1];
        foreach (var entry in entries)
        {
            rowStart[entry.Row + 1]++;
        }

        for (var row = 0; row < rows.Count; row++)
        {
            rowStart[row + 1] += rowStart[row];
        }

        var next = rowStart[..^1];
        var codes = new short[entries.Count];
        var columns = new int[entries.Count];
        var delays = new byte[entries.Count];
        foreach (var entry in entries)
        {
            var at = next[entry.Row]++;
            (codes[at], columns[at], delays[at]) = (entry.Code, entry.Column, entry.Delay);
        }

        return Block(codes) with
        {
            RowStart = ImmutableCollectionsMarshal.AsImmutableArray(rowStart),
            Columns = ImmutableCollectionsMarshal.AsImmutableArray(columns),
            Delays = delays.AsSpan().ContainsAnyExcept((byte)0) ? ImmutableCollectionsMarshal.AsImmutableArray(delays) : [],
        };
    }

    SynapseBlock Block(short[] codes) => new()
    {
        Projection = projection,
        FirstAxon = rows.FirstAxon,
        AxonCount = rows.Count,
        Targets = patch.Targets,
        Codes = ImmutableCollectionsMarshal.AsImmutableArray(codes),
    };
}
