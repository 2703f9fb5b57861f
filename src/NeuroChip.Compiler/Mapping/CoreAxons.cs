using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Mapping;

/// <summary>The input rows that a core's patches need together.</summary>
static class CoreAxons
{
    /// <summary>Keys in ascending order, each once.</summary>
    public static long[] Of(CorePlacement core, LoweredNetwork network, AxonKeys keys)
    {
        var axons = new HashSet<long>();
        foreach (var patch in core.Patches)
        {
            if (!patch.Axons.IsDefault)
            {
                axons.UnionWith(patch.Axons);
                continue;
            }

            foreach (var projection in network.Projections.Where(p => p.Target == patch.Population))
            {
                AddAll(projection, patch, network.Populations[patch.Population].FirstUnit, keys, axons);
            }
        }

        var sorted = axons.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    static void AddAll(LoweredProjection projection, SynapsePatch patch, int firstUnit, AxonKeys keys, HashSet<long> axons)
    {
        var synapses = projection.Synapses;
        foreach (var unit in patch.Targets)
        {
            for (var s = synapses.TargetStart[unit - firstUnit]; s < synapses.TargetStart[unit - firstUnit + 1]; s++)
            {
                axons.Add(keys.Of(projection.SourceFirstUnit + synapses.Sources[s], synapses.Delays[s]));
            }
        }
    }
}
