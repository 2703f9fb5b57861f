using NeuroChip.Compiler.Lowering;
using NeuroChip.Compiler.Lowering.Chip;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Quantization;
using NeuroChip.Compiler.Verification;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler;

/// <summary>From a network and a profile to a chip image: the passes in order.</summary>
public static class CompilerDriver
{
    /// <summary>Null, with errors in <paramref name="diagnostics"/>, where the network cannot be compiled: NC4 where it does not fit.</summary>
    /// <param name="network">Verified.</param>
    /// <param name="profile">Verified, with the quantization that is wanted.</param>
    public static CompileResult? Compile(NetworkGraph network, HardwareProfile profile, CompileOptions options, DiagnosticBag diagnostics)
    {
        var findings = new DiagnosticBag();
        var result = Run(network, CompiledProfile.Of(profile), options, findings);
        diagnostics.AddRange(options.Places is { } places ? findings.Items.Select(places.Locate) : findings.Items);
        return findings.HasErrors || result is null ? null : result with { Image = result.Image with { Profile = profile } };
    }

    static CompileResult? Run(NetworkGraph network, HardwareProfile profile, CompileOptions options, DiagnosticBag diagnostics)
    {
        if (!LearningCheck.Run(network, profile, diagnostics) | !KeptStatesCheck.Run(network, profile, diagnostics))
        {
            return null;
        }

        // Neurons and projections in normal form; junctions multiplied out; pipeline depth and delays.
        var passes = new PassLog(options.PassStarted);
        passes.Start("lower");
        if (NetworkLowering.Lower(network, profile, options, diagnostics) is not { } lowered)
        {
            return null;
        }

        // What the neurons cannot do is said before anybody looks for room; then places, then codes: a scale per core needs to know the
        // cores, and of the codes places need to know the bits alone.
        passes.Start("check");
        if (!FeatureCheck.Run(lowered, profile, diagnostics))
        {
            return null;
        }

        // Relays, splitters and copies for weights: what the network needs besides its own neurons.
        passes.Start("insert");
        if (ChipLowering.Run(lowered, profile, options, diagnostics) is not var (complete, inserted)
            || NetworkQuantizer.WeightBits(complete, profile, diagnostics) is not { } weightBits
            || UnitRates.Of(complete, options.Mapping, diagnostics) is not { } rates)
        {
            return null;
        }

        var result = new PlacedPasses(complete, profile, options, MappingOptions.For(complete, profile.Synapse, weightBits, rates, options.Seed), passes).Run(diagnostics);
        return result is null ? null : result with { Report = result.Report with { Inserted = inserted } };
    }
}
