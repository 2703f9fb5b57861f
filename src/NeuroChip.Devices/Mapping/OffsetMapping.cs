using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Devices.Mapping;

/// <summary>
/// One device a weight around a middle conductance that stands for zero. The middle is subtracted digitally, or by a reference line of such
/// devices. So that zero has a level, the bottom level is left unused: the read-out gain is 2 over the width that is used.
/// </summary>
public sealed class OffsetMapping : IWeightMapping
{
    readonly LevelGrid _grid;
    readonly bool _referenceLine;

    /// <exception cref="Core.Diagnostics.InputErrorException">NC1052: two levels leave one above the unused one.</exception>
    public OffsetMapping(LevelGrid grid, bool referenceLine)
    {
        if (grid.Levels is 1 or 2)
        {
            throw Require.Error(DeviceCodes.TooFewLevels, $"a cell of an offset mapping has {grid.Levels} levels; it needs at least 3.");
        }

        _grid = grid;
        _referenceLine = referenceLine;
    }

    public int ArraysPerBlock => 1;

    double UsedWidth => _grid.IsContinuous ? _grid.Window.Width : _grid.Window.Width * (_grid.Levels - 2) / (_grid.Levels - 1);

    double Middle => 1 - (UsedWidth / 2);

    public MappedWeights Map(Matrix weights, int firstArray = 0) => new()
    {
        Arrays =
        [
            new CellArray
            {
                Number = firstArray,
                Positive = _referenceLine ? WithReference(weights) : weights.Select(Cell),
                HasReferenceLine = _referenceLine,
                Baseline = _referenceLine ? 0 : Middle,
                Gain = 2 / UsedWidth,
            },
        ],
    };

    Matrix WithReference(Matrix weights)
    {
        var cells = new Matrix(weights.Rows + 1, weights.Columns);
        cells.Values[..weights.Columns].Fill(_grid.Quantise(Middle));
        weights.Select(Cell).Values.CopyTo(cells.Values[weights.Columns..]);
        return cells;
    }

    double Cell(double weight) => _grid.Quantise(1 - UsedWidth + (UsedWidth * (Math.Clamp(weight, -1, 1) + 1) / 2));
}
