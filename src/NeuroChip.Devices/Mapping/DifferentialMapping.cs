namespace NeuroChip.Devices.Mapping;

/// <summary>
/// Two devices a weight. Plain: one carries |w|, the other idles at the floor. Centred: both start from the middle and move oppositely.
/// Result (gp − gn)·u / width.
/// </summary>
public sealed class DifferentialMapping(LevelGrid grid, bool centred) : IWeightMapping
{
    public int ArraysPerBlock => 1;

    public MappedWeights Map(Matrix weights, int firstArray = 0) => new()
    {
        Arrays =
        [
            new CellArray
            {
                Number = firstArray,
                Positive = weights.Select(w => Cell(Math.Clamp(w, -1, 1))),
                Negative = weights.Select(w => Cell(-Math.Clamp(w, -1, 1))),
                Gain = 1 / grid.Window.Width,
            },
        ],
    };

    double Cell(double weight)
    {
        var share = centred ? (1 + weight) / 2 : Math.Max(weight, 0);
        return grid.Quantise(grid.Window.Floor + (grid.Window.Width * share));
    }
}
