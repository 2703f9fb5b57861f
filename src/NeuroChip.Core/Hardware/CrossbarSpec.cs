namespace NeuroChip.Core.Hardware;

public enum CrossbarMapping
{
    /// <summary>Two cells per weight, in neighbouring columns of one array.</summary>
    Differential,

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

    /// <summary>Weight columns that the array offers after the mapping.</summary>
    public int WeightColumns => Mapping switch
    {
        CrossbarMapping.Differential => Columns / 2,
        CrossbarMapping.OffsetReference => Columns - 1,
        _ => Columns,
    };
}
