using System.Collections.Immutable;
using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Quantization;

/// <summary>A population with its state scale, neuron by neuron: what the encoders of neuron parameters work on.</summary>
sealed class PopulationScale(LoweredPopulation population, ScaleGroups groups, double[] scales)
{
    public string Name => population.Name;

    public NeuronDynamics Dynamics => population.Dynamics!;

    /// <summary>Real value of a state unit of a neuron.</summary>
    public double Of(int neuron) => scales[groups.GroupOf.Length == 0 ? 0 : groups.GroupOf[neuron]];

    /// <summary>Neurons to encode: one where scale and value are common to all.</summary>
    public int Count(Core.Networks.ParameterValues values) => groups.Count == 1 && values.IsUniform ? 1 : population.Count;

    public ImmutableArray<double> ToScales() => groups.Count == 1 ? [scales[0]] : [.. Enumerable.Range(0, population.Count).Select(Of)];
}
