using System.Collections.Immutable;
using NeuroChip.Compiler.Emission;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Quantization;
using NeuroChip.Compiler.Traffic;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Compiler;

/// <summary>From a lowered network to a verified image: the passes that need places, once for each mapping that is tried.</summary>
sealed class PlacedPasses(LoweredNetwork lowered, HardwareProfile profile, CompileOptions options, MappingOptions mapping, PassLog passes)
{
    /// <summary>An image and what quantization said about it.</summary>
    sealed record Built(ChipImage Image, QuantizedNetwork Quantized, ImmutableArray<CoreUtilisation> Utilisation);

    /// <summary>Null, with errors, where the network does not fit.</summary>
    public CompileResult? Run(DiagnosticBag diagnostics) =>
        options.Mapping is { } request ? Optimised(request, diagnostics) : InOrder(diagnostics);

    CompileResult? InOrder(DiagnosticBag diagnostics)
    {
        passes.Start("map");
        var findings = new DiagnosticBag();
        if (new InOrderMapper().Map(lowered, profile, mapping, findings) is { } placement)
        {
            return Build(placement, diagnostics) is { } built ? Result(built, null) : null;
        }

        if (!IsShortOfCores(findings) || lowered.Synapses > OptimizingMapper.LargestSearch || Packed() is not { } packed)
        {
            diagnostics.AddRange(findings.Items);
            return null;
        }

        diagnostics.Add(PlacementCodes.Packed.With(
            $"In order, network '{lowered.Name}' does not fit '{profile.Name}'; a search packed it into {packed.Cores.Length} of {profile.Mesh.Cores} cores."));
        return Build(packed, diagnostics) is { } image ? Result(image, null) : null;
    }

    static bool IsShortOfCores(DiagnosticBag findings) =>
        findings.Items.Where(d => d.Severity == Severity.Error).All(d => d.Descriptor == MappingCodes.TooManyCores);

    Placement? Packed()
    {
        var request = new MappingRequest { Objective = MappingObjective.Of(MappingTerm.Packets), Effort = 1 };
        return new OptimizingMapper(request).Map(lowered, profile, mapping, new DiagnosticBag());
    }

    CompileResult? Optimised(MappingRequest request, DiagnosticBag diagnostics)
    {
        passes.Start("map");
        var mapper = new OptimizingMapper(request);
        if (mapper.Map(lowered, profile, mapping, diagnostics) is not { } placement)
        {
            return null;
        }

        // Axon types are known from codes only, so the independent verifier may refuse what the search took for legal.
        var findings = new DiagnosticBag();
        var built = Build(placement, findings);
        if (built is null && request.Hints.IsEmpty && placement != mapper.InOrder && mapper.InOrder is { } inOrder)
        {
            findings = new DiagnosticBag();
            built = Build(inOrder, findings);
            diagnostics.Add(PlacementCodes.InOrderKept.With("The mapping that the search found breaks a budget that depends on weight codes; cores are filled in order instead."));
        }

        diagnostics.AddRange(findings.Items);
        return built is null ? null : Result(built, Report(request, mapper, built));
    }

    MappingReport Report(MappingRequest request, OptimizingMapper mapper, Built built)
    {
        passes.Start("measure");
        var inOrder = mapper.InOrder!;
        var comparable = inOrder.Cores.Length <= profile.Mesh.Cores && lowered.Synapses <= OptimizingMapper.LargestSearch;
        return new MappingReport(
            request.Objective,
            TrafficMeter.Of(built.Image, mapping.Rates).Figures(),
            comparable ? TrafficMeter.Of(ImageBuilder.Build(lowered, built.Quantized, inOrder, profile, options.Seed), mapping.Rates).Figures() : null,
            inOrder.Cores.Length);
    }

    // Null where a budget is exceeded: every one is checked once more, from the image alone.
    Built? Build(Placement placement, DiagnosticBag diagnostics)
    {
        passes.Start("quantize");
        if (NetworkQuantizer.Quantize(lowered, placement, profile, mapping.WeightBits, options.Seed, diagnostics) is not { } quantized)
        {
            return null;
        }

        passes.Start("emit");
        var image = ImageBuilder.Build(lowered, quantized, placement, profile, options.Seed);
        passes.Start("verify");
        var utilisation = ImageVerifier.Verify(image, diagnostics);
        return diagnostics.HasErrors ? null : new Built(image, quantized, utilisation);
    }

    CompileResult Result(Built built, MappingReport? report) => new(built.Image, new CompileReport
    {
        Passes = passes.Names,
        Utilisation = built.Utilisation,
        Conversions = built.Quantized.Conversions,
        LayerErrors = built.Quantized.LayerErrors,
        Mapping = report,
    });
}
