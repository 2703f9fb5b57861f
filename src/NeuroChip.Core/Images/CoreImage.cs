using System.Collections.Immutable;

namespace NeuroChip.Core.Images;

/// <summary>An input row of a core: spikes of this unit arrive here, so many ticks later than the one tick that every spike takes.</summary>
public readonly record struct Axon(int SourceUnit, int DelayTicks);

/// <summary>
/// A rectangle of one projection's weights on one core: consecutive axons of the core × any neurons. A target that lives on another core
/// receives the block's result as a partial sum.
/// </summary>
public sealed record SynapseBlock
{
    /// <summary>Index in <see cref="ChipImage.Projections"/>.</summary>
    public required int Projection { get; init; }

    public required int FirstAxon { get; init; }

    public required int AxonCount { get; init; }

    /// <summary>Units (neurons) of the columns, ascending.</summary>
    public required ImmutableArray<int> Targets { get; init; }

    /// <summary>Dense: [axons × targets], row-major. Sparse: one per synapse, grouped by axon.</summary>
    public required ImmutableArray<short> Codes { get; init; }

    /// <summary>Sparse: [axons + 1] starts of the rows in <see cref="Codes"/>. Empty: the block is dense.</summary>
    public ImmutableArray<int> RowStart { get; init; } = [];

    /// <summary>Sparse: column of each synapse, an index into <see cref="Targets"/>; ascending within a row, repeats allowed.</summary>
    public ImmutableArray<int> Columns { get; init; } = [];

    /// <summary>Sparse: delay of each synapse in ticks, on top of the axon's; empty for none.</summary>
    public ImmutableArray<byte> Delays { get; init; } = [];

    /// <summary>Null where weights are codes.</summary>
    public DeviceCells? Cells { get; init; }

    public bool IsDense => RowStart.IsEmpty;

    /// <summary>Weights stored; in a dense block every crosspoint counts.</summary>
    public int Synapses => Codes.Length;

    /// <summary>Weights stored for one axon of the block.</summary>
    public int SynapsesOf(int row) => IsDense ? Targets.Length : RowStart[row + 1] - RowStart[row];
}

/// <summary>What is loaded into one core.</summary>
public sealed record CoreImage
{
    /// <summary>Core number on the mesh.</summary>
    public required int Core { get; init; }

    /// <summary>Units of the neurons whose somas are here, ascending.</summary>
    public required ImmutableArray<int> Neurons { get; init; }

    /// <summary>Input rows; an axon belongs to exactly one block, or to several blocks of equal rows.</summary>
    public required ImmutableArray<Axon> Axons { get; init; }

    public required ImmutableArray<SynapseBlock> Blocks { get; init; }
}
