using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler.Verification;

/// <summary>
/// Is an image legal on the profile that it carries? Reads nothing but the image and shares no code with the mapper, so a mistake there is found
/// here. The image's tables must be consistent (its reader checks that).
/// </summary>
public static class ImageVerifier
{
    /// <summary>Adds an NC4 diagnostic for every budget exceeded; returns how much of each budget every core uses.</summary>
    public static ImmutableArray<CoreUtilisation> Verify(ChipImage image, DiagnosticBag diagnostics)
    {
        var usage = ImmutableArray.CreateBuilder<CoreUtilisation>();
        CoresCheck.Verify(image, diagnostics);
        FormatCheck.Verify(image, diagnostics);
        NeuronInputCheck.Verify(image, diagnostics);
        var fanOut = new FanOut(image);
        fanOut.Verify(diagnostics);
        MeshCheck.Verify(image, diagnostics);
        foreach (var core in image.Cores)
        {
            var check = new CoreBudgetCheck(image, core, fanOut);
            check.Verify(diagnostics);
            usage.AddRange(check.Usage());
        }

        return usage.ToImmutable();
    }
}
