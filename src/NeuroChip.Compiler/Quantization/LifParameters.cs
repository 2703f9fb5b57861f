using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Quantization;

/// <summary>Parameters of the general integrate-and-fire family "lif".</summary>
static class LifParameters
{
    public const string Family = "lif";

    public static ImmutableSortedDictionary<string, ParameterCodes> Encode(PopulationScale population, NeuronSpec neuron, ConversionLog log)
    {
        var dynamics = population.Dynamics;
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, ParameterCodes>(StringComparer.Ordinal);
        parameters["decayBits"] = neuron.DecayBits;
        parameters["currentDecay"] = dynamics.CurrentLoss is { } loss ? Decay(population.Name, "current decay", loss, neuron, log) : 1 << neuron.DecayBits;
        parameters["membraneDecay"] = Decay(population.Name, "membrane decay", dynamics.MembraneLoss, neuron, log);
        parameters["stateShift"] = neuron.StateShift;
        parameters["stateBits"] = neuron.StateBits;
        parameters["rounding"] = (int)neuron.DecayRounding;
        if (neuron.Overflow == StateOverflow.Wrap)
        {
            parameters["overflow"] = 1;
        }

        parameters["reset"] = (int)dynamics.Reset;
        parameters["inclusive"] = neuron.ThresholdInclusive ? 1 : 0;
        parameters["fires"] = dynamics.Fires ? 1 : 0;
        parameters["refractory"] = dynamics.RefractoryTicks;
        parameters["maxSpikes"] = dynamics.Reset == ResetKind.SubtractMultiple ? neuron.MaxSpikesPerTick : 1;
        parameters["previousCurrent"] = dynamics.PreviousCurrent ? 1 : 0;
        parameters["threshold"] = dynamics.Fires ? Threshold(population, neuron, log) : 0;
        parameters["resetValue"] = dynamics.Fires ? Reset(population, neuron, log) : 0;
        parameters["bias"] = Bias(population, "bias", dynamics.Bias, neuron, log);
        parameters["currentBias"] = Bias(population, "current bias", dynamics.CurrentBias, neuron, log);
        return parameters.ToImmutable();
    }

    static ParameterCodes Decay(string population, string quantity, ParameterValues loss, NeuronSpec neuron, ConversionLog log)
    {
        var one = 1 << neuron.DecayBits;
        var format = new ParameterFormat($"u{neuron.DecayBits} / {one}", 1, 0, one);
        return log.Encode(population, quantity, loss.Length, n => loss[n], _ => 1.0 / one, format);
    }

    // Integers compare v > θ − 1 exactly as v ≥ θ, so a circuit with the other comparison needs a threshold one unit away.
    static ParameterCodes Threshold(PopulationScale population, NeuronSpec neuron, ConversionLog log)
    {
        var dynamics = population.Dynamics;
        var circuit = new NeuronFormat(neuron);
        var mantissas = circuit.ThresholdMax / circuit.ThresholdStep;
        var format = new ParameterFormat(
            neuron.ThresholdShift == 0 ? $"u{neuron.ThresholdBits}" : $"u{neuron.ThresholdBits} · 2^{neuron.ThresholdShift}", circuit.ThresholdStep, 0, mantissas);
        var offset = (dynamics.Inclusive, neuron.ThresholdInclusive) switch { (true, false) => -1, (false, true) => 1, _ => 0 };
        return log.Encode(
            population.Name,
            "threshold",
            population.Count(dynamics.Threshold),
            n => dynamics.Threshold[n] + (offset * population.Of(n)),
            population.Of,
            format with { Min = dynamics.Reset == ResetKind.SubtractMultiple ? 1 : Math.Min(0, offset) },
            offset == 0 ? "" : "one unit off, for the other comparison");
    }

    static ParameterCodes Reset(PopulationScale population, NeuronSpec neuron, ConversionLog log)
    {
        var values = population.Dynamics.ResetValue;
        if (values.IsUniform && values[0] == 0)
        {
            return 0;
        }

        var largest = new NeuronFormat(neuron).StateMax;
        return log.Encode(
            population.Name, "reset", population.Count(values), n => values[n], population.Of, new ParameterFormat($"s{neuron.StateBits}", 1, -largest, largest));
    }

    static ParameterCodes Bias(PopulationScale population, string quantity, ParameterValues values, NeuronSpec neuron, ConversionLog log) =>
        values.IsUniform && values[0] == 0 ? 0 : BiasFormat.For(population, values, neuron).Encode(population, quantity, values, log);
}
