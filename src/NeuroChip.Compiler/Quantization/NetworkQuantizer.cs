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
        var common = DefaultBits(profile);
        var layers = profile.Quantization.Layers ?? ImmutableSortedDictionary<string, LayerQuantization>.Empty;
        if (!LayersExist(network, layers.Keys, diagnostics))
        {
            return null;
        }

        int[] bits = [.. network.Projections.Select(p => p.FixedPoint?.Bits ?? layers.GetValueOrDefault(p.Name)?.WeightBits ?? common)];
        for (var p = 0; p < bits.Length; p++)
        {
            if (network.Projections[p].FixedPoint is null && !IsStored(bits[p], profile.Synapse))
            {
                var own = layers.GetValueOrDefault(network.Projections[p].Name)?.WeightBits is null ? "" : $"layers.{network.Projections[p].Name}.";
                diagnostics.Add(QuantizationCodes.WeightBits.With(
                    $"quantization.{own}weightBits is {bits[p]}; '{profile.Name}' stores {Math.Max(1, profile.Synapse.MinWeightBits)} … {Math.Min(8, profile.Synapse.MaxWeightBits)} bits."));
                return null;
            }
        }

        return bits;
    }

    static bool IsStored(int bits, SynapseSpec synapse) => bits is >= 1 and <= 8 && bits >= synapse.MinWeightBits && bits <= synapse.MaxWeightBits;

    // A setting that is silently ignored is worse than an error.
    static bool LayersExist(LoweredNetwork network, IEnumerable<string> layers, DiagnosticBag diagnostics)
    {
        string[] names = [.. network.Projections.Where(p => p.FixedPoint is null).Select(p => p.Name)];
        var unknown = layers.FirstOrDefault(layer => !names.Contains(layer));
        if (unknown is not null)
        {
            diagnostics.Add(FileCodes.UnknownSetting.At(new SourceLocation($"quantization.layers.{unknown}"),
                $"The network has no projection '{unknown}' with real weights.{NearestName.Suggestion(unknown, names)} It has {string.Join(", ", names)}."));
        }

        return unknown is null;
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
