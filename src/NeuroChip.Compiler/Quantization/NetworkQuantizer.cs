using System.Collections.Immutable;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Quantization;

/// <summary>Real numbers into the integers of the profile, population by population with the projections that end in it.</summary>
static class NetworkQuantizer
{
    /// <summary>Bits of weights for which the network says nothing.</summary>
    public static int DefaultBits(HardwareProfile profile) => profile.Quantization.WeightBits ?? Math.Min(8, profile.Synapse.MaxWeightBits);

    /// <summary>Bits of the weights of every projection; null, with a diagnostic, where the chip does not store that many.</summary>
    public static int[]? WeightBits(LoweredNetwork network, HardwareProfile profile, DiagnosticBag diagnostics)
    {
        var synapse = profile.Synapse;
        var bits = DefaultBits(profile);
        var available = bits >= 1 && bits <= 8 && bits >= synapse.MinWeightBits && bits <= synapse.MaxWeightBits;
        if (!available && network.Projections.Any(p => p.FixedPoint is null))
        {
            diagnostics.Add(QuantizationCodes.WeightBits.With(
                $"quantization.weightBits is {bits}; '{profile.Name}' stores {Math.Max(1, synapse.MinWeightBits)} … {Math.Min(8, synapse.MaxWeightBits)} bits."));
            return null;
        }

        return [.. network.Projections.Select(p => p.FixedPoint?.Bits ?? bits)];
    }

    /// <summary>Null, with errors among the diagnostics, where something cannot be represented.</summary>
    public static QuantizedNetwork? Quantize(
        LoweredNetwork network, Placement placement, HardwareProfile profile, int[] weightBits, ulong seed, DiagnosticBag diagnostics)
    {
        var log = new ConversionLog(diagnostics);
        var real = new RealQuantizer(network, placement, profile, weightBits, seed, log, diagnostics);
        var integers = new IntegerPopulations(network, profile, log, diagnostics);
        var projections = new QuantizedProjection?[network.Projections.Length];
        var populations = ImmutableArray.CreateBuilder<QuantizedPopulation>();
        for (var p = 0; p < network.Populations.Length; p++)
        {
            var population = network.Populations[p];
            var quantized = population.FixedPoint is null ? real.Quantize(p, projections) : integers.PassThrough(p, projections);
            if (quantized is not null)
            {
                populations.Add(quantized);
            }
        }

        return diagnostics.HasErrors ? null : new QuantizedNetwork
        {
            Populations = populations.ToImmutable(),
            Projections = [.. projections.Select(p => p!)],
            Conversions = log.ToRows(),
            LayerErrors = real.LayerErrors,
        };
    }
}
