using NeuroChip.Core.Images;

namespace NeuroChip.Emulator.Planning;

/// <summary>Receives every synapse of an image.</summary>
interface ISynapseVisitor
{
    /// <param name="projection">Index in the image.</param>
    /// <param name="delay">Axon's and synapse's delays together, ticks.</param>
    /// <param name="source">Unit.</param>
    /// <param name="target">Unit.</param>
    void Synapse(int projection, int delay, int source, int target, int code);
}

/// <summary>Reads the cores' blocks synapse by synapse, in the image's order.</summary>
static class SynapseWalk
{
    public static void Run<TVisitor>(ChipImage image, ref TVisitor visitor) where TVisitor : struct, ISynapseVisitor
    {
        foreach (var core in image.Cores)
        {
            foreach (var block in core.Blocks)
            {
                for (var row = 0; row < block.AxonCount; row++)
                {
                    WalkRow(block, row, core.Axons[block.FirstAxon + row], ref visitor);
                }
            }
        }
    }

    static void WalkRow<TVisitor>(SynapseBlock block, int row, Axon axon, ref TVisitor visitor) where TVisitor : struct, ISynapseVisitor
    {
        var targets = block.Targets.AsSpan();
        var codes = block.Codes.AsSpan();
        if (block.IsDense)
        {
            var first = row * targets.Length;
            for (var column = 0; column < targets.Length; column++)
            {
                visitor.Synapse(block.Projection, axon.DelayTicks, axon.SourceUnit, targets[column], codes[first + column]);
            }

            return;
        }

        var hasDelays = !block.Delays.IsEmpty;
        for (var synapse = block.RowStart[row]; synapse < block.RowStart[row + 1]; synapse++)
        {
            var delay = axon.DelayTicks + (hasDelays ? block.Delays[synapse] : 0);
            visitor.Synapse(block.Projection, delay, axon.SourceUnit, targets[block.Columns[synapse]], codes[synapse]);
        }
    }
}
