using System.Collections.Immutable;
using System.Numerics;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Quantization;

/// <summary>Populations and projections that are given in a chip's own integers: checked and passed through.</summary>
sealed class IntegerPopulations(LoweredNetwork network, HardwareProfile profile, ConversionLog log, DiagnosticBag diagnostics)
{
    const int LargestBits = 9;

    /// <summary>Adds diagnostics where a value is out of the family's range. Fills <paramref name="projections"/> by index.</summary>
    public QuantizedPopulation PassThrough(int index, QuantizedProjection?[] projections)
    {
        var population = network.Populations[index];
        var model = population.FixedPoint!;
        RequireParameters(population, model);
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, ParameterCodes>(StringComparer.Ordinal);
        foreach (var (name, values) in model.Parameters)
        {
            parameters[name] = ToCodes(population, model.Family, name, values);
        }

        for (var p = 0; p < network.Projections.Length; p++)
        {
            if (network.Projections[p].Target == index)
            {
                projections[p] = ToCodes(network.Projections[p], model.Family);
            }
        }

        return new QuantizedPopulation(model.Family, parameters.ToImmutable(), [1.0]);
    }

    void RequireParameters(LoweredPopulation population, FixedPointModel model)
    {
        if (!FixedPointFamilies.Parameters.TryGetValue(model.Family, out var known) || known is null)
        {
            return;
        }

        foreach (var name in known.Required.Where(name => !model.Parameters.ContainsKey(name)))
        {
            diagnostics.Add(QuantizationCodes.BadIntegers.With($"Population '{population.Name}' lacks parameter '{name}', which family {model.Family} needs."));
        }
    }

    ParameterCodes ToCodes(LoweredPopulation population, string family, string name, ParameterValues values)
    {
        var (min, max) = ParameterRanges.Of(family, name);
        var codes = new int[values.Length];
        for (var n = 0; n < codes.Length; n++)
        {
            if (values[n] >= min && values[n] <= max && Math.Floor(values[n]) == values[n])
            {
                codes[n] = (int)values[n];
                continue;
            }

            diagnostics.Add(QuantizationCodes.BadIntegers.With(
                FormattableString.Invariant($"Population '{population.Name}': {name} is {values[n]}; family {family} allows integers from {min} to {max}.")));
            return 0;
        }

        return ParameterCodes.From(codes);
    }

    QuantizedProjection? ToCodes(LoweredProjection projection, string family)
    {
        var format = projection.FixedPoint!;
        var weights = projection.Synapses.Weights;
        var mode = CodeFormat.Resolve(format.SignMode, weights);
        var truncates = profile.Synapse.SignModes && !format.Exact;
        if (!FormatFits(projection, format, truncates) || !PortExists(projection, format.Port, family) || !AllIntegers(projection)
            || (!truncates && !format.Exact && !AllFit(projection, format)))
        {
            return null;
        }

        var codes = new int[weights.Length];
        for (var s = 0; s < codes.Length; s++)
        {
            codes[s] = truncates ? CodeFormat.Truncate((int)weights[s], BitsOf(format), mode) : (int)weights[s];
        }

        var shift = format.Exact ? CommonShift(codes) : 0;
        if (codes.FirstOrDefault(code => code >> shift is < short.MinValue or > short.MaxValue) is not 0 and var large)
        {
            diagnostics.Add(QuantizationCodes.BadIntegers.With(
                $"Projection '{projection.Name}' has weight {large}; codes have 16 bits after the factor 2^{shift} common to all is taken out."));
            return null;
        }

        Describe(projection, format, mode, codes);
        return new QuantizedProjection([.. codes.Select(code => (short)(code >> shift))], format.Exponent + shift, BitsOf(format), mode, [1.0], format.Port);
    }

    int BitsOf(FixedPointWeights format) => format.Bits ?? NetworkQuantizer.DefaultBits(profile);

    bool FormatFits(LoweredProjection projection, FixedPointWeights format, bool truncates)
    {
        var largest = truncates ? LargestBits - 1 : LargestBits;
        if (!format.Exact && BitsOf(format) is var bits && (bits < 1 || bits > largest))
        {
            diagnostics.Add(QuantizationCodes.BadIntegers.With(
                $"Projection '{projection.Name}' has weights of {BitsOf(format)} bits; 1 … {largest} are possible."));
            return false;
        }

        var synapse = profile.Synapse;
        if (!format.Exact && (format.Exponent < synapse.MinExponent || format.Exponent > synapse.MaxExponent))
        {
            diagnostics.Add(QuantizationCodes.BadIntegers.With(
                $"Projection '{projection.Name}' has weight exponent {format.Exponent}; '{profile.Name}' allows {synapse.MinExponent} … {synapse.MaxExponent}."));
            return false;
        }

        return true;
    }

    bool PortExists(LoweredProjection projection, int port, string family)
    {
        var ports = ParameterRanges.Ports(family);
        if (port >= ports)
        {
            diagnostics.Add(QuantizationCodes.BadIntegers.With(
                $"Projection '{projection.Name}' ends in port {port}; neurons of family {family} have the ports 0 … {ports - 1}."));
        }

        return port < ports;
    }

    // Where the chip does not clip by itself, every weight has to be one that it stores.
    bool AllFit(LoweredProjection projection, FixedPointWeights format)
    {
        var synapse = profile.Synapse;
        if (BitsOf(format) < synapse.MinWeightBits || BitsOf(format) > synapse.MaxWeightBits)
        {
            diagnostics.Add(QuantizationCodes.BadIntegers.With(
                $"Projection '{projection.Name}' has weights of {BitsOf(format)} bits; '{profile.Name}' stores {synapse.MinWeightBits} … {synapse.MaxWeightBits}."));
            return false;
        }

        // Without a sign of its own, a weight has that of its sending neuron.
        var (min, max) = synapse.Signed ? (-(1 << (BitsOf(format) - 1)), (1 << (BitsOf(format) - 1)) - 1) : (1 - (1 << BitsOf(format)), (1 << BitsOf(format)) - 1);
        foreach (var weight in projection.Synapses.Weights)
        {
            if (weight < min || weight > max)
            {
                diagnostics.Add(QuantizationCodes.BadIntegers.With(
                    FormattableString.Invariant($"Projection '{projection.Name}' has weight {weight}; {BitsOf(format)} bits of '{profile.Name}' hold {min} … {max}.")));
                return false;
            }
        }

        return synapse.Signed || OneSignPerSource(projection);
    }

    bool OneSignPerSource(LoweredProjection projection)
    {
        var signs = new int[projection.SourceCount];
        for (var s = 0; s < projection.Synapses.Count; s++)
        {
            var source = projection.Synapses.Sources[s];
            var sign = Math.Sign(projection.Synapses.Weights[s]);
            if (sign * signs[source] < 0)
            {
                diagnostics.Add(QuantizationCodes.BadIntegers.With(
                    $"Projection '{projection.Name}' has weights of both signs from source {source}; on '{profile.Name}' a neuron excites or inhibits."));
                return false;
            }

            signs[source] = sign == 0 ? signs[source] : sign;
        }

        return true;
    }

    bool AllIntegers(LoweredProjection projection)
    {
        foreach (var weight in projection.Synapses.Weights)
        {
            if (Math.Floor(weight) != weight || Math.Abs(weight) > 1 << 30)
            {
                diagnostics.Add(QuantizationCodes.BadIntegers.With(
                    FormattableString.Invariant($"Projection '{projection.Name}' has weight {weight}; weights in chip integers are integers.")));
                return false;
            }
        }

        return true;
    }

    // Weights given in accumulator units carry their shift with them; the chip applies it to the sum instead, which is the same for shifts to the left.
    static int CommonShift(int[] codes)
    {
        var bits = 0;
        foreach (var code in codes)
        {
            bits |= code;
        }

        return bits == 0 ? 0 : BitOperations.TrailingZeroCount(bits);
    }

    void Describe(LoweredProjection projection, FixedPointWeights format, WeightSignMode mode, int[] codes)
    {
        var weights = projection.Synapses.Weights;
        var squares = 0.0;
        for (var s = 0; s < codes.Length; s++)
        {
            squares += (codes[s] - weights[s]) * (codes[s] - weights[s]);
        }

        log.Add(new ConversionRow(
            projection.Name,
            "weights",
            codes.Length == 0 ? 0 : weights.Sum() / codes.Length,
            codes.Length == 0 ? 0 : codes.MaxBy(code => Math.Abs((long)code)),
            $"{mode.ToString().ToLowerInvariant()} {BitsOf(format)} bits · 2^{format.Exponent}",
            codes.Length == 0 ? 0 : Math.Sqrt(squares / codes.Length),
            squares > 0 ? "clipped and truncated as the chip does" : ""));
    }
}
