namespace NeuroChip.Core.Images;

/// <summary>The weight codes of one projection, put together from the cores that hold them.</summary>
public static class ProjectionWeights
{
    /// <summary>[targets × sources] of codes, row-major: the field of each target neuron; parallel synapses are added, missing ones are 0.</summary>
    public static int[] FieldsOf(ChipImage image, int projection)
    {
        var shape = image.Projections[projection];
        var target = image.Populations[shape.Target];
        var fields = new int[checked(target.Count * shape.SourceCount)];
        foreach (var core in image.Cores)
        {
            foreach (var block in core.Blocks.Where(block => block.Projection == projection))
            {
                AddBlock(core, block, (unit, axon, code) =>
                    fields[((unit - target.FirstUnit) * shape.SourceCount) + core.Axons[axon].SourceUnit - shape.SourceFirstUnit] += code);
            }
        }

        return fields;
    }

    static void AddBlock(CoreImage core, SynapseBlock block, Action<int, int, short> add)
    {
        for (var row = 0; row < block.AxonCount; row++)
        {
            var (first, last) = block.IsDense ? (0, block.Targets.Length) : (block.RowStart[row], block.RowStart[row + 1]);
            for (var i = first; i < last; i++)
            {
                var (column, at) = block.IsDense ? (i, (row * block.Targets.Length) + i) : (block.Columns[i], i);
                add(block.Targets[column], block.FirstAxon + row, block.Codes[at]);
            }
        }
    }
}
