using System.Globalization;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Quantization;

/// <summary>A bias is a signed mantissa times a power of two that a population has in common: the smallest one at which its largest bias fits.</summary>
readonly record struct BiasFormat(int Bits, int Exponent)
{
    public static BiasFormat For(PopulationScale population, ParameterValues values, NeuronSpec neuron)
    {
        var largest = 0.0;
        for (var n = 0; n < population.Count(values); n++)
        {
            largest = Math.Max(largest, Math.Abs(values[n]) / population.Of(n));
        }

        var mantissaMax = new NeuronFormat(neuron).BiasMantissaMax;
        var exponent = 0;
        while (exponent < neuron.MaxBiasExponent && largest >= Math.ScaleB(mantissaMax + 0.5, exponent))
        {
            exponent++;
        }

        return new BiasFormat(neuron.BiasBits, exponent);
    }

    /// <summary>Codes in state units: mantissa · 2^Exponent.</summary>
    public ParameterCodes Encode(PopulationScale population, string quantity, ParameterValues values, ConversionLog log)
    {
        var largest = (1L << (Bits - 1)) - 1;
        var text = Exponent == 0 ? $"s{Bits}" : string.Create(CultureInfo.InvariantCulture, $"s{Bits} · 2^{Exponent}");
        return log.Encode(
            population.Name, quantity, population.Count(values), n => values[n], population.Of, new ParameterFormat(text, 1 << Exponent, -largest, largest));
    }
}
