namespace NeuroChip.Core.Images;

/// <summary>One synapse of a projection by the numbers of its network.</summary>
/// <param name="Source">Element of the source population, from the projection's first.</param>
/// <param name="Target">Neuron of the target population.</param>
/// <param name="DelayTicks">On top of the one tick of every projection.</param>
public readonly record struct ImageSynapse(int Source, int Target, int DelayTicks, short Code);

/// <summary>Reads the synapses of a projection out of the blocks of all cores.</summary>
public static class ImageSynapses
{
    /// <summary>In the order of cores, blocks, axons and columns. In a dense block every crosspoint is one.</summary>
    /// <param name="projection">Index in the image.</param>
    public static IEnumerable<ImageSynapse> Of(ChipImage image, int projection)
    {
        var described = image.Projections[projection];
        var firstTarget = image.Populations[described.Target].FirstUnit;
        foreach (var core in image.Cores)
        {
            foreach (var block in core.Blocks.Where(block => block.Projection == projection))
            {
                for (var row = 0; row < block.AxonCount; row++)
                {
                    var axon = core.Axons[block.FirstAxon + row];
                    var (first, end) = block.IsDense
                        ? (row * block.Targets.Length, (row + 1) * block.Targets.Length)
                        : (block.RowStart[row], block.RowStart[row + 1]);
                    for (var synapse = first; synapse < end; synapse++)
                    {
                        yield return new ImageSynapse(
                            axon.SourceUnit - described.SourceFirstUnit,
                            block.Targets[block.IsDense ? synapse - first : block.Columns[synapse]] - firstTarget,
                            axon.DelayTicks + (block.Delays.IsEmpty ? 0 : block.Delays[synapse]),
                            block.Codes[synapse]);
                    }
                }
            }
        }
    }
}
