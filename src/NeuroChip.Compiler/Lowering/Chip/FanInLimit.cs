using NeuroChip.Compiler.Mapping;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>How many inputs one neuron can have at most: input rows of a core where sums cannot be split, and synapses of a neuron.</summary>
sealed class FanInLimit(HardwareProfile profile)
{
    readonly AxonKeys _keys = new(profile.Synapse);
    readonly int _axons = profile.Core.PartialSums ? int.MaxValue : new CoreLimits(profile).Axons;
    readonly int _synapses = profile.Core.FanIn ?? int.MaxValue;

    /// <summary>Synapses with which a neuron keeps both limits, wherever they come from.</summary>
    public int Synapses => Math.Min(_axons, _synapses);

    /// <param name="Neuron">The neuron, counted in its population.</param>
    /// <param name="Needed">What it needs.</param>
    /// <param name="Resource">Of what.</param>
    /// <param name="Limit">What there is.</param>
    public readonly record struct Excess(int Neuron, int Needed, string Resource, int Limit);

    /// <summary>The first neuron of a population that has too many inputs; null where none has.</summary>
    public Excess? Of(LoweredNetwork network, int population)
    {
        if (Synapses == int.MaxValue)
        {
            return null;
        }

        var incoming = network.Projections.Where(projection => projection.Target == population).ToArray();
        var rows = new HashSet<long>();
        for (var neuron = 0; neuron < network.Populations[population].Count; neuron++)
        {
            var synapses = incoming.Sum(projection => projection.Synapses.TargetStart[neuron + 1] - projection.Synapses.TargetStart[neuron]);
            if (synapses > _synapses)
            {
                return new Excess(neuron, synapses, "synapses", _synapses);
            }

            if (synapses > _axons && Rows(incoming, neuron, rows) > _axons)
            {
                return new Excess(neuron, rows.Count, "input axons", _axons);
            }
        }

        return null;
    }

    int Rows(LoweredProjection[] incoming, int neuron, HashSet<long> rows)
    {
        rows.Clear();
        foreach (var projection in incoming)
        {
            for (var s = projection.Synapses.TargetStart[neuron]; s < projection.Synapses.TargetStart[neuron + 1]; s++)
            {
                rows.Add(_keys.Of(projection.SourceFirstUnit + projection.Synapses.Sources[s], projection.Synapses.Delays[s]));
            }
        }

        return rows.Count;
    }
}
