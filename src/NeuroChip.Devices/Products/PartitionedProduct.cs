using NeuroChip.Devices.Converters;
using NeuroChip.Devices.Mapping;

namespace NeuroChip.Devices.Products;

/// <summary>A matrix cut into blocks, each an array of its own with its own converter; results along the inputs are added digitally.</summary>
public sealed class PartitionedProduct
{
    readonly List<(Range Outputs, Range Inputs, CrossbarProduct Product)> _blocks = [];
    readonly int _outputs;

    /// <param name="weights">[outputs × inputs] in units of <paramref name="weightScale"/>.</param>
    public PartitionedProduct(
        Matrix weights, Range[] outputBlocks, Range[] inputBlocks, IWeightMapping mapping, double weightScale, double inputScale, InputConverter input, Readout readout)
    {
        _outputs = weights.Rows;
        foreach (var outputs in outputBlocks)
        {
            foreach (var inputs in inputBlocks)
            {
                var mapped = mapping.Map(weights.Block(outputs, inputs), _blocks.Count * mapping.ArraysPerBlock);
                _blocks.Add((outputs, inputs, new CrossbarProduct(mapped, weightScale, inputScale, input, readout)));
            }
        }
    }

    public double[] Multiply(ReadOnlySpan<double> inputs, IArrayRead read)
    {
        var result = new double[_outputs];
        foreach (var (outputs, columns, product) in _blocks)
        {
            var part = product.Multiply(inputs[columns], read);
            for (var i = 0; i < part.Length; i++)
            {
                result[outputs.Start.Value + i] += part[i];
            }
        }

        return result;
    }
}
