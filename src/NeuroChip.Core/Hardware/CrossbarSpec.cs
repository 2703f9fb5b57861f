namespace NeuroChip.Core.Hardware;

public enum CrossbarMapping
{
    /// <summary>Two cells per weight, in neighbouring columns of one array.</summary>
    Differential,

    /// <summary>As differential, but both cells start from the middle of their range and move oppositely.</summary>
    DifferentialCentred,

    /// <summary>One cell per weight; the offset is subtracted digitally.</summary>
    OffsetDigital,

    /// <summary>One cell per weight and one reference column for each array.</summary>
    OffsetReference,

    /// <summary>One digital bit-cell column per neuron (TrueNorth).</summary>
    Direct,
}

/// <summary>The physical array of a core.</summary>
public sealed record CrossbarSpec
{
    /// <summary>Where the numbers of this section come from.</summary>
    public string Source { get; init; } = "";

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    /// <summary>Bits that one cell stores.</summary>
    public required int CellBits { get; init; }

    public required CrossbarMapping Mapping { get; init; }

    /// <summary>Digits into which a weight is cut, each in columns of its own; their results are shifted and added.</summary>
    public int Slices { get; init; } = 1;

    /// <summary>Columns kept in reserve, which hold no weights unless others fail and <c>--mitigate spares</c> swaps them in.</summary>
    public int SpareColumns { get; init; }

    /// <summary>Cells that one weight takes, reference columns not counted.</summary>
    public int CellsPerWeight => Slices * (IsDifferential ? 2 : 1);

    public bool IsDifferential => Mapping is CrossbarMapping.Differential or CrossbarMapping.DifferentialCentred;

    /// <summary>Columns of the array that hold no weight of their own: one a slice where references are cells.</summary>
    public int ReferenceColumns => Mapping == CrossbarMapping.OffsetReference ? Slices : 0;

    /// <summary>Columns of weights that the spare ones can take over.</summary>
    public int SpareWeightColumns => SpareColumns / CellsPerWeight;

    /// <summary>Weight columns that the array offers after the mapping.</summary>
    public int WeightColumns => (Columns - SpareColumns - ReferenceColumns) / CellsPerWeight;
}
