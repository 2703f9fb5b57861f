using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Chips;

/// <summary>The weights that arrays really apply: what one full input adds to each output, behind read-out gain and offset.</summary>
static class ArrayReadback
{
    /// <returns>[outputs × inputs] in units of the largest weight.</returns>
    public static Matrix Weights(MappedWeights arrays)
    {
        var weights = new Matrix(arrays.Outputs, arrays.Inputs);
        weights.Values.Fill(-arrays.ZeroOffset);
        foreach (var array in arrays.Arrays)
        {
            Add(array, weights);
        }

        return weights;
    }

    /// <summary>Conductance that one full input sees, in units of Gmax, by input line.</summary>
    public static double[] InputLoads(MappedWeights arrays)
    {
        var loads = new double[arrays.Inputs];
        foreach (var cells in arrays.Arrays.SelectMany(array => array.Negative is null ? [array.Positive] : new[] { array.Positive, array.Negative }))
        {
            for (var cell = 0; cell < cells.Values.Length; cell++)
            {
                loads[cell % cells.Columns] += cells.Values[cell];
            }
        }

        return loads;
    }

    static void Add(CellArray array, Matrix weights)
    {
        var first = array.HasReferenceLine ? 1 : 0;
        for (var output = 0; output < weights.Rows; output++)
        {
            for (var input = 0; input < weights.Columns; input++)
            {
                var zero = array.Baseline + (array.HasReferenceLine ? array.Positive[0, input] : 0) + (array.Negative?[first + output, input] ?? 0);
                weights[output, input] += (array.Positive[first + output, input] - zero) * array.Gain;
            }
        }
    }
}
