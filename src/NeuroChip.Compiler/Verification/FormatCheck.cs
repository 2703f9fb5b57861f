using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Verification;

/// <summary>Weights, exponents and delays are within the profile's formats.</summary>
static class FormatCheck
{
    public static void Verify(ChipImage image, DiagnosticBag diagnostics)
    {
        foreach (var projection in image.Projections)
        {
            if (projection.MaxDelayTicks > image.Profile.Synapse.MaxDelayTicks)
            {
                diagnostics.Add(MappingCodes.Delay.With(
                    $"Projection '{projection.Name}' has delays of {projection.MaxDelayTicks} ticks; '{image.Profile.Name}' allows {image.Profile.Synapse.MaxDelayTicks}."
                    + SmallestChange.To("synapse.maxDelayTicks", projection.MaxDelayTicks)));
            }
        }

        var refused = new HashSet<int>();
        foreach (var core in image.Cores)
        {
            foreach (var block in core.Blocks)
            {
                if (FirstBad(image, block) is { } bad && refused.Add(block.Projection))
                {
                    var projection = image.Projections[block.Projection];
                    diagnostics.Add(MappingCodes.WeightFormat.With(
                        $"Projection '{projection.Name}' has weight code {bad} on core {core.Core}, which {projection.WeightBits} bits ({projection.SignMode}) cannot hold."));
                }
            }
        }
    }

    static short? FirstBad(ChipImage image, SynapseBlock block)
    {
        var projection = image.Projections[block.Projection];

        // Networks in a family's own integers bring their own ranges; only quantized families promise the profile's.
        if (image.Populations[projection.Target].Family is not ("lif" or "lif24"))
        {
            return null;
        }

        foreach (var code in block.Codes)
        {
            if (!Storable(code, projection, image.Profile.Synapse.SignModes))
            {
                return code;
            }
        }

        return null;
    }

    static bool Storable(short code, ProjectionImage projection, bool signModes)
    {
        var bits = projection.WeightBits;
        if (!signModes)
        {
            var largest = projection.SignMode == WeightSignMode.Mixed ? Math.Max(1, (1 << (bits - 1)) - 1) : (1 << bits) - 1;
            return Math.Abs((int)code) <= largest;
        }

        // Learned or exact weights of up to 9 bits may use every code.
        var (min, max) = projection.SignMode switch
        {
            WeightSignMode.Excitatory => (0, 255),
            WeightSignMode.Inhibitory => (-255, 0),
            _ => (-256, 255),
        };
        return code >= min && code <= max;
    }
}
