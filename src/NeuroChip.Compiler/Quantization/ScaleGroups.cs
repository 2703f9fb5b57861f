using NeuroChip.Compiler.Lowering;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Quantization;

/// <summary>
/// Which neurons of a population share a scale. A weight scale is worth nothing unless the threshold it is compared with has the same scale, so
/// groups consist of neurons: the population, the neurons whose somas share a core, or each by itself.
/// </summary>
sealed class ScaleGroups
{
    ScaleGroups(int[] groupOf, int count)
    {
        GroupOf = groupOf;
        Count = count;
    }

    /// <summary>[neurons].</summary>
    public int[] GroupOf { get; }

    public int Count { get; }

    public static ScaleGroups For(LoweredPopulation population, Placement placement, WeightScaleScope scope) => scope switch
    {
        WeightScaleScope.Neuron => new ScaleGroups([.. Enumerable.Range(0, population.Count)], population.Count),
        WeightScaleScope.Core => ByCore(population, placement),
        _ => new ScaleGroups(new int[population.Count], 1),
    };

    static ScaleGroups ByCore(LoweredPopulation population, Placement placement)
    {
        var groupOf = new int[population.Count];
        var groups = 0;
        foreach (var core in placement.Cores)
        {
            var here = core.Neurons.Where(unit => unit >= population.FirstUnit && unit < population.FirstUnit + population.Count).ToArray();
            foreach (var unit in here)
            {
                groupOf[unit - population.FirstUnit] = groups;
            }

            groups += here.Length > 0 ? 1 : 0;
        }

        return new ScaleGroups(groupOf, Math.Max(1, groups));
    }
}
