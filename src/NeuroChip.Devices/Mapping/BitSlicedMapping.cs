namespace NeuroChip.Devices.Mapping;

/// <summary>A weight as several digits in several arrays; the results are shifted and added.</summary>
public sealed class BitSlicedMapping(ConductanceWindow window, WeightSlicing slicing, SliceStyle style) : IWeightMapping
{
    readonly LevelGrid _grid = LevelGrid.OfLevels(window, slicing.LargestDigit + 1);

    public int ArraysPerBlock => slicing.Slices;

    public MappedWeights Map(Matrix weights, int firstArray = 0) => new()
    {
        Arrays = [.. Enumerable.Range(0, slicing.Slices).Select(slice => Slice(weights, slice, firstArray + slice))],
        ZeroOffset = style == SliceStyle.OffsetDigital ? (double)slicing.Offset / slicing.LargestCode : 0,
    };

    CellArray Slice(Matrix weights, int slice, int number) => new()
    {
        Number = number,
        Positive = style == SliceStyle.OffsetReference ? WithReference(weights, slice) : weights.Select(w => Cell(w, slice, 1)),
        Negative = style == SliceStyle.Differential ? weights.Select(w => Cell(w, slice, -1)) : null,
        HasReferenceLine = style == SliceStyle.OffsetReference,
        Baseline = style == SliceStyle.OffsetDigital ? window.Floor : 0,
        Gain = Math.ScaleB(slicing.LargestDigit, slice * slicing.SliceBits) / slicing.LargestCode / window.Width,
    };

    Matrix WithReference(Matrix weights, int slice)
    {
        var cells = new Matrix(weights.Rows + 1, weights.Columns);
        cells.Values[..weights.Columns].Fill(_grid.Conductance(slicing.Digit(slicing.Offset, slice)));
        weights.Select(w => Cell(w, slice, 1)).Values.CopyTo(cells.Values[weights.Columns..]);
        return cells;
    }

    double Cell(double weight, int slice, int sign) => _grid.Conductance(Math.Max(0, sign * slicing.Digit(slicing.Code(weight), slice)));
}
