using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Mapping;

/// <summary>
/// Numbers the different sets of neuron parameters before they are quantized, so that there may be more than the image has in the end, never fewer while a
/// layer has one scale. Biases are each neuron's own on chips that count sets (Loihi) and no part of one.
/// </summary>
sealed class ParameterSets(LoweredNetwork network)
{
    readonly Dictionary<string, int> _numbers = [];
    readonly int[] _first = new int[network.Populations.Length];
    readonly bool[] _uniform = [.. network.Populations.Select(p => ValuesOf(p).All(values => values.IsUniform))];

    public int Count => _numbers.Count;

    /// <summary>Number of a neuron's set.</summary>
    public int Of(int unit)
    {
        var index = network.PopulationOf(unit);
        if (_uniform[index] && _first[index] > 0)
        {
            return _first[index] - 1;
        }

        var population = network.Populations[index];
        var values = ValuesOf(population).Select(v => BitConverter.DoubleToInt64Bits(v[unit - population.FirstUnit]));
        var key = (population.FixedPoint?.Family ?? population.Name) + " " + string.Join(' ', values);
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _numbers.Count;
        }

        _first[index] = number + 1;
        return number;
    }

    static IEnumerable<ParameterValues> ValuesOf(LoweredPopulation population)
    {
        if (population.Dynamics is not { } dynamics)
        {
            return population.FixedPoint!.Parameters.Where(p => !p.Key.Contains("bias", StringComparison.OrdinalIgnoreCase)).Select(p => p.Value);
        }

        return [dynamics.CurrentLoss ?? 0, dynamics.MembraneLoss, dynamics.Threshold, dynamics.ResetValue];
    }
}
