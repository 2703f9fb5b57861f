using NeuroChip.Core.Hardware;
using NeuroChip.Devices.Mapping;
using NeuroChip.Devices.Programming;

namespace NeuroChip.Devices.Chips;

/// <summary>What the noise of single devices adds up to at the outputs of an array.</summary>
sealed class ReadNoise(DeviceSpec device)
{
    readonly ISpreadLaw _law = CellLaws.Spread(device.ReadNoiseLaw, device.ReadNoise);

    // A uniform error's law gives its full width.
    readonly double _variancePerSquare = CellLaws.Shape(device.ReadNoiseLaw) == ErrorShape.Uniform ? 1.0 / 12 : 1;

    /// <summary>
    /// [outputs]: standard deviation that one active input adds, in units of the largest weight. Inputs are independent, so that n of them add the
    /// root of n times as much; where noise depends on the conductance, it is that of the mean device of the line.
    /// </summary>
    public double[] Deviations(MappedWeights arrays)
    {
        var variances = new double[arrays.Outputs];
        foreach (var array in arrays.Arrays)
        {
            Add(array, variances);
        }

        return Array.ConvertAll(variances, variance => Math.Sqrt(variance / arrays.Inputs));
    }

    void Add(CellArray array, double[] variances)
    {
        var first = array.HasReferenceLine ? 1 : 0;
        for (var output = 0; output < variances.Length; output++)
        {
            for (var input = 0; input < array.Inputs; input++)
            {
                var sum = Variance(array.Positive[first + output, input]) + (array.HasReferenceLine ? Variance(array.Positive[0, input]) : 0)
                    + (array.Negative is { } negative ? Variance(negative[first + output, input]) : 0);
                variances[output] += sum * array.Gain * array.Gain;
            }
        }
    }

    double Variance(double conductance)
    {
        var spread = _law.Spread(conductance);
        return spread * spread * _variancePerSquare;
    }
}
