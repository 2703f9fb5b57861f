using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Quantization;

/// <summary>
/// Parameters of family "lif24" (Loihi): the current loses (decay_u + 1)/4096 a tick, the membrane decay_v/4096; threshold vth_mant · 64;
/// bias bias_mant · 2^bias_exp on the membrane.
/// </summary>
static class Lif24Parameters
{
    public const string Family = "lif24";

    const int One = 4096;

    public static ImmutableSortedDictionary<string, ParameterCodes> Encode(PopulationScale population, NeuronSpec neuron, ConversionLog log)
    {
        var dynamics = population.Dynamics;
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, ParameterCodes>(StringComparer.Ordinal);
        parameters["decay_u"] = CurrentDecay(population, log);
        parameters["decay_v"] = MembraneDecay(population, log);
        parameters["vth_mant"] = Threshold(population, neuron, log);
        var bias = Bias(population, log);
        if (bias.IsUniform && bias[0] == 0)
        {
            parameters["bias_mant"] = 0;
            parameters["bias_exp"] = 0;
        }
        else
        {
            var format = BiasFormat.For(population, bias, neuron);
            parameters["bias_mant"] = Shifted(format.Encode(population, "bias", bias, log), format.Exponent);
            parameters["bias_exp"] = format.Exponent;
        }

        return parameters.ToImmutable();
    }

    static ParameterCodes CurrentDecay(PopulationScale population, ConversionLog log)
    {
        if (population.Dynamics.CurrentLoss is not { } loss)
        {
            return One - 1;
        }

        var applied = log.Encode(
            population.Name, "current decay", loss.Length, n => loss[n], _ => 1.0 / One, new ParameterFormat("(u12 + 1) / 4096", 1, 1, One));
        return ParameterCodes.From([.. applied.Codes.Select(code => code - 1)]);
    }

    static ParameterCodes MembraneDecay(PopulationScale population, ConversionLog log)
    {
        var loss = population.Dynamics.MembraneLoss;
        return log.Encode(
            population.Name, "membrane decay", loss.Length, n => loss[n], _ => 1.0 / One, new ParameterFormat("u12 / 4096", 1, 0, One - 1));
    }

    // A readout must never fire: its threshold is the largest, which its membrane reaches only where it saturates.
    static ParameterCodes Threshold(PopulationScale population, NeuronSpec neuron, ConversionLog log)
    {
        var circuit = new NeuronFormat(neuron);
        var largest = circuit.ThresholdMax >> neuron.ThresholdShift;
        if (!population.Dynamics.Fires)
        {
            return (int)largest;
        }

        var values = population.Dynamics.Threshold;
        var format = new ParameterFormat($"u{neuron.ThresholdBits} · 2^{neuron.ThresholdShift}", circuit.ThresholdStep, 0, largest);
        return Shifted(
            log.Encode(population.Name, "threshold", population.Count(values), n => values[n], population.Of, format), neuron.ThresholdShift);
    }

    // The circuit has no bias on the current: a constant drive acts at the steady state that the current would reach.
    static ParameterValues Bias(PopulationScale population, ConversionLog log)
    {
        var dynamics = population.Dynamics;
        if (dynamics.CurrentLoss is not { } loss || (dynamics.CurrentBias.IsUniform && dynamics.CurrentBias[0] == 0))
        {
            return dynamics.Bias;
        }

        log.Warn(QuantizationCodes.ConstantCurrent.With(
            $"Population '{population.Name}': a constant drive of the synaptic current is added to the membrane at its steady state."));
        var count = Math.Max(dynamics.Bias.Length, Math.Max(dynamics.CurrentBias.Length, loss.Length));
        return new ParameterValues([.. Enumerable.Range(0, count).Select(n => dynamics.Bias[n] + (dynamics.CurrentBias[n] / Math.Max(loss[n], 1.0 / One)))]);
    }

    static ParameterCodes Shifted(ParameterCodes codes, int shift) => ParameterCodes.From([.. codes.Codes.Select(code => code >> shift)]);
}
