using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;

namespace NeuroChip.Devices.Chips;

/// <summary>Proves that the inputs of one tick fit 32 bits with effective weights, as the compiler did with ideal ones.</summary>
static class DriveCheck
{
    /// <exception cref="Core.Diagnostics.InputErrorException">NC3102.</exception>
    public static void Verify(ChipImage image)
    {
        var largest = new double[image.Units];
        foreach (var core in image.Cores)
        {
            foreach (var block in core.Blocks)
            {
                Add(image, core, block, largest);
            }
        }

        foreach (var population in image.Populations)
        {
            var worst = largest.AsSpan(population.FirstUnit, population.Count);
            for (var neuron = 0; neuron < worst.Length; neuron++)
            {
                if (worst[neuron] > int.MaxValue)
                {
                    throw Require.Error(FidelityCodes.DriveTooLarge,
                        $"Neuron {neuron} of '{population.Name}' may receive {worst[neuron]:G4} in one tick; {int.MaxValue} is possible.");
                }
            }
        }
    }

    static void Add(ChipImage image, CoreImage core, SynapseBlock block, double[] largest)
    {
        var projection = image.Projections[block.Projection];
        for (var row = 0; row < block.AxonCount; row++)
        {
            var most = SourceValues.Largest(image, core.Axons[block.FirstAxon + row].SourceUnit);
            var (start, end) = block.IsDense ? (row * block.Targets.Length, (row + 1) * block.Targets.Length) : (block.RowStart[row], block.RowStart[row + 1]);
            for (var at = start; at < end; at++)
            {
                var target = block.Targets[block.IsDense ? at - start : block.Columns[at]];
                largest[target] += Math.ScaleB(Math.Abs((double)block.Codes[at]) * most, projection.Exponent);
            }
        }
    }
}
