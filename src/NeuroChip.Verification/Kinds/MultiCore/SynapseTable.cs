using System.Collections.Immutable;

namespace NeuroChip.Verification.Kinds.MultiCore;

/// <summary>Where the spikes of each neuron go.</summary>
sealed class SynapseTable
{
    readonly ImmutableArray<Synapse>[] _synapses;
    readonly ImmutableArray<Destination>[] _destinations;

    /// <param name="synapses">In any order; several between one pair all count.</param>
    public SynapseTable(ImmutableArray<int> coreOf, IEnumerable<(int Source, Synapse Synapse)> synapses)
    {
        var bySource = synapses.ToLookup(entry => entry.Source, entry => entry.Synapse);
        _synapses = [.. coreOf.Select((_, neuron) => bySource[neuron].ToImmutableArray())];
        _destinations = [.. _synapses.Select(row => row
            .CountBy(synapse => coreOf[synapse.Target])
            .Select(core => new Destination(core.Key, core.Value))
            .OrderBy(destination => destination.Core)
            .ToImmutableArray())];
    }

    public ImmutableArray<Synapse> Of(int neuron) => _synapses[neuron];

    /// <summary>Each core once, ascending.</summary>
    public ImmutableArray<Destination> DestinationsOf(int neuron) => _destinations[neuron];
}
