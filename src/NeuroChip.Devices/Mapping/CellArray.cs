namespace NeuroChip.Devices.Mapping;

/// <summary>
/// One array of cells, or a pair that is subtracted, and how its currents become numbers:
/// result = (positive − negative − reference line − <see cref="Baseline"/>·Σu) · <see cref="Gain"/>.
/// </summary>
public sealed record CellArray
{
    /// <summary>Number of the array on its chip: the address of its random numbers.</summary>
    public required int Number { get; init; }

    /// <summary>[output lines × inputs], conductances in units of Gmax. Line 0 is the reference line where there is one.</summary>
    public required Matrix Positive { get; init; }

    /// <summary>Cells that are subtracted, of the same shape; null where a weight is one device.</summary>
    public Matrix? Negative { get; init; }

    public bool HasReferenceLine { get; init; }

    /// <summary>Conductance that stands for zero and is subtracted digitally, times the sum of the inputs.</summary>
    public double Baseline { get; init; }

    /// <summary>From raw current, Gmax·V_read, to weights in units of w_max.</summary>
    public required double Gain { get; init; }

    public int Outputs => Positive.Rows - (HasReferenceLine ? 1 : 0);

    public int Inputs => Positive.Columns;

    /// <summary>Cells of both signs.</summary>
    public int Cells => Positive.Values.Length + (Negative?.Values.Length ?? 0);
}
