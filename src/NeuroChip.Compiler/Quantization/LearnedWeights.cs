using System.Collections.Immutable;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Quantization;

/// <summary>Learned weights in fewer bits: what a chip keeps that learns with all bits and stores fewer.</summary>
public static class LearnedWeights
{
    /// <summary>Rounds the codes of every projection that learns to the nearest that so many bits store.</summary>
    /// <param name="bits">1 … 8.</param>
    /// <param name="meanSquare">Mean of the squared changes, in codes².</param>
    public static ChipImage Round(ChipImage image, int bits, out double meanSquare)
    {
        double squares = 0;
        long synapses = 0;
        ImmutableArray<CoreImage> cores = [.. image.Cores.Select(core => core with { Blocks = [.. core.Blocks.Select(Rounded)] })];
        meanSquare = synapses == 0 ? 0 : squares / synapses;
        return image with
        {
            Cores = cores,
            Projections = [.. image.Projections.Select(p => p.Learning is null ? p : p with { WeightBits = bits })],
        };

        SynapseBlock Rounded(SynapseBlock block)
        {
            var projection = image.Projections[block.Projection];
            if (projection.Learning is null)
            {
                return block;
            }

            var codes = block.Codes.Select(code => (short)CodeFormat.Nearest(code, bits, projection.SignMode)).ToImmutableArray();
            squares += codes.Zip(block.Codes, (after, before) => (double)(after - before) * (after - before)).Sum();
            synapses += codes.Length;
            return block with { Codes = codes };
        }
    }
}
