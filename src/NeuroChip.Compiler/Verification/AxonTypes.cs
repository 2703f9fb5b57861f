using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Verification;

/// <summary>
/// Chips whose neurons have one weight for each type of axon: two axons may have the same type if no neuron wants different weights from them. For families that weigh
/// by themselves, the weight is a port and a connection.
/// Types are given first come, first served, so the number is one that suffices and not always the smallest.
/// </summary>
static class AxonTypes
{
    public static int Needed(ChipImage image, CoreImage core)
    {
        var types = new List<Dictionary<int, (int Port, short Code)>>();
        for (var axon = 0; axon < core.Axons.Length; axon++)
        {
            var weights = WeightsOf(image, core, axon);
            var type = types.FirstOrDefault(known => weights.All(w => !known.TryGetValue(w.Key, out var other) || other == w.Value));
            if (type is null)
            {
                types.Add(type = []);
            }

            foreach (var (target, code) in weights)
            {
                type[target] = code;
            }
        }

        return types.Count;
    }

    static Dictionary<int, (int Port, short Code)> WeightsOf(ChipImage image, CoreImage core, int axon)
    {
        var weights = new Dictionary<int, (int Port, short Code)>();
        foreach (var block in core.Blocks)
        {
            var row = axon - block.FirstAxon;
            if (row < 0 || row >= block.AxonCount)
            {
                continue;
            }

            var columns = block.Targets.Length;
            var (first, end) = block.IsDense ? (row * columns, (row + 1) * columns) : (block.RowStart[row], block.RowStart[row + 1]);
            for (var s = first; s < end; s++)
            {
                if (block.Codes[s] != 0)
                {
                    weights[block.Targets[block.IsDense ? s - first : block.Columns[s]]] = (image.Projections[block.Projection].Port, block.Codes[s]);
                }
            }
        }

        return weights;
    }
}
