using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Mapping;

/// <summary>
/// Numbers the different sets of neuron parameters before they are quantized, so that there may be more than the image has in the end, never fewer while a
/// layer has one scale. Biases are each neuron's own on chips that count sets (Loihi) and no part of one.
/// </summary>
sealed class ParameterSets
{
    readonly LoweredNetwork _network;
    readonly Func<LoweredPopulation, IEnumerable<ParameterValues>> _valuesOf;
    readonly Dictionary<string, int> _numbers = [];
    readonly int[] _first;
    readonly bool[] _uniform;

    ParameterSets(LoweredNetwork network, Func<LoweredPopulation, IEnumerable<ParameterValues>> valuesOf)
    {
        (_network, _valuesOf) = (network, valuesOf);
        _first = new int[network.Populations.Length];
        _uniform = [.. network.Populations.Select(p => valuesOf(p).All(values => values.IsUniform))];
    }

    /// <summary>Sets of all parameters but biases.</summary>
    public static ParameterSets OfNeurons(LoweredNetwork network) => new(network, ValuesOf);

    /// <summary>Thresholds alone.</summary>
    public static ParameterSets OfThresholds(LoweredNetwork network) => new(network, ThresholdsOf);

    public int Count => _numbers.Count;

    /// <summary>Number of a neuron's set.</summary>
    public int Of(int unit)
    {
        var index = _network.PopulationOf(unit);
        if (_uniform[index] && _first[index] > 0)
        {
            return _first[index] - 1;
        }

        var population = _network.Populations[index];
        var values = _valuesOf(population).Select(v => BitConverter.DoubleToInt64Bits(v[unit - population.FirstUnit]));
        var key = (population.FixedPoint?.Family ?? population.Name) + " " + string.Join(' ', values);
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _numbers.Count;
        }

        _first[index] = number + 1;
        return number;
    }

    static IEnumerable<ParameterValues> ThresholdsOf(LoweredPopulation population) =>
        population.Dynamics is { } dynamics ? [dynamics.Threshold]
        : population.FixedPoint!.Parameters.Where(p => p.Key.Contains("vth", StringComparison.Ordinal) || p.Key.Contains("threshold", StringComparison.Ordinal) || p.Key.Contains("theta0", StringComparison.Ordinal)).Select(p => p.Value);

    static IEnumerable<ParameterValues> ValuesOf(LoweredPopulation population)
    {
        if (population.Dynamics is not { } dynamics)
        {
            return population.FixedPoint!.Parameters.Where(p => !p.Key.Contains("bias", StringComparison.OrdinalIgnoreCase)).Select(p => p.Value);
        }

        return [dynamics.CurrentLoss ?? 0, dynamics.MembraneLoss, dynamics.Threshold, dynamics.ResetValue];
    }
}
