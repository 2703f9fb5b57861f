using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>Which cores of a placement need more types of axons than they have: axons share a type where no neuron wants different weights from them.</summary>
sealed class AxonTypeNeed(LoweredNetwork network, HardwareProfile profile)
{
    readonly AxonKeys _keys = new(profile.Synapse);

    /// <summary>The first core whose axons do not find a type each; null where every one does.</summary>
    /// <param name="placement">Where everything is.</param>
    /// <param name="limit">Types of a core.</param>
    public CorePlacement? FirstBeyond(Placement placement, int limit) =>
        placement.Cores.FirstOrDefault(core => !TypesSuffice([.. Rows(core).OrderBy(row => row.Key).Select(row => row.Value)], limit));

    // Weights by target of every axon.
    Dictionary<long, Dictionary<int, double>> Rows(CorePlacement core)
    {
        var rows = new Dictionary<long, Dictionary<int, double>>();
        foreach (var patch in core.Patches)
        {
            foreach (var projection in network.Projections.Where(projection => projection.Target == patch.Population))
            {
                AddRows(projection, patch, rows);
            }
        }

        return rows;
    }

    void AddRows(LoweredProjection projection, SynapsePatch patch, Dictionary<long, Dictionary<int, double>> rows)
    {
        var (synapses, first) = (projection.Synapses, network.Populations[patch.Population].FirstUnit);
        foreach (var unit in patch.Targets)
        {
            for (var s = synapses.TargetStart[unit - first]; s < synapses.TargetStart[unit - first + 1]; s++)
            {
                var key = _keys.Of(projection.SourceFirstUnit + synapses.Sources[s], synapses.Delays[s]);
                if (synapses.Weights[s] != 0 && (patch.Axons.IsDefault || patch.Axons.BinarySearch(key) >= 0))
                {
                    ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, key, out _);
                    row ??= [];
                    row[unit] = row.GetValueOrDefault(unit) + synapses.Weights[s];
                }
            }
        }
    }

    // Two ways to give types, as either may need fewer: one for each weight where every axon has but one, and first come, first served.
    static bool TypesSuffice(Dictionary<int, double>[] rows, int limit)
    {
        if (rows.All(row => row.Values.Distinct().Count() == 1) && rows.Select(row => row.Values.First()).Distinct().Count() <= limit)
        {
            return true;
        }

        var types = new List<Dictionary<int, double>>();
        foreach (var row in rows)
        {
            var type = types.FirstOrDefault(known => row.All(w => !known.TryGetValue(w.Key, out var other) || other == w.Value));
            if (type is null)
            {
                types.Add(type = []);
            }

            if (types.Count > limit)
            {
                return false;
            }

            foreach (var (unit, weight) in row)
            {
                type[unit] = weight;
            }
        }

        return true;
    }
}
