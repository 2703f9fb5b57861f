using System.Collections.Immutable;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>
/// Copies of the neurons of a population, one for as many destinations as a neuron of the chip has: the neuron then sends to its copies alone. All neurons of the
/// population get copies, so all of its spikes are a tick later. Weights keep their order in every projection, so that they are coded as without copies.
/// </summary>
sealed class SplitterInsertion
{
    readonly LoweredNetwork _network;
    readonly Placement _placement;
    readonly AddedNeurons _neurons;
    readonly AxonKeys _keys;
    readonly int _source;
    readonly LoweredPopulation _population;
    readonly Dictionary<(int Core, long Key), int> _copies = [];
    readonly List<int> _units = [];

    /// <param name="network">The network.</param>
    /// <param name="profile">The chip, with a limit of destinations.</param>
    /// <param name="placement">Where everything is without the copies, which does not change with them.</param>
    /// <param name="neurons">Neurons of the chip.</param>
    /// <param name="source">Index of the population that is copied.</param>
    public SplitterInsertion(LoweredNetwork network, HardwareProfile profile, Placement placement, AddedNeurons neurons, int source)
    {
        (_network, _placement, _neurons, _source) = (network, placement, neurons, source);
        _keys = new AxonKeys(profile.Synapse);
        _population = network.Populations[source];
        Number(profile.Core.DestinationsPerNeuron!.Value);
    }

    /// <param name="retiming">With a tick put into every projection that starts in the population.</param>
    /// <param name="name">Of the copies.</param>
    public LoweredNetwork Run(Retiming retiming, string name)
    {
        var retimed = NetworkEdit.Retimed(_network, retiming);
        var blank = new LoweredPopulation
        {
            Name = name,
            Shape = new Shape(_units.Count),
            FirstUnit = _network.Units,
            FirstTick = retimed.Populations[_source].FirstTick + 1,
            Copies = [.. _units],
        };
        var copies = _neurons.Repeaters(blank, _neurons.MaxSpikes(_population));
        var projections = retimed.Projections.ToBuilder();
        for (var p = 0; p < projections.Count; p++)
        {
            if (_network.SourceOf(_network.Projections[p]) == _source)
            {
                projections[p] = FromCopies(p, retimed.Projections[p], copies);
            }
        }

        projections.Add(CopyProjection.To(copies, _network.Populations.Length, _population.Name, _population.FirstUnit, _population.Count, _neurons.MaxSpikes(_population), _neurons));
        return retimed with { Populations = retimed.Populations.Add(copies), Projections = projections.ToImmutable() };
    }

    // Copies ascend by the unit that they repeat, and then by core and delay of the axons that they feed.
    void Number(int destinations)
    {
        var axons = new CoreAxons(_network, new AxonNumbers(_network, _keys));
        var fed = new List<(int Unit, int Core, long Key)>();
        foreach (var core in _placement.Cores)
        {
            fed.AddRange(axons.Of(core).Where(IsOurs).Select(key => (AxonKeys.UnitOf(key), core.Core, key)));
        }

        fed.Sort();
        var used = 0;
        foreach (var (unit, core, key) in fed)
        {
            if (_units.Count == 0 || _units[^1] != unit || used == destinations)
            {
                _units.Add(unit);
                used = 0;
            }

            used++;
            _copies[(core, key)] = _units.Count - 1;
        }
    }

    bool IsOurs(long key) => AxonKeys.UnitOf(key) - _population.FirstUnit is var neuron && neuron >= 0 && neuron < _population.Count;

    LoweredProjection FromCopies(int index, LoweredProjection retimed, LoweredPopulation copies)
    {
        var before = _network.Projections[index];
        var sources = new int[before.Synapses.Count];
        foreach (var core in _placement.Cores)
        {
            foreach (var patch in core.Patches.Where(patch => patch.Population == before.Target))
            {
                Assign(before, core.Core, patch, sources);
            }
        }

        var list = retimed.Synapses;
        return retimed with
        {
            SourceFirstUnit = copies.FirstUnit,
            SourceCount = copies.Count,
            MaxSourceValue = _neurons.MaxSpikes(copies),
            Synapses = new SynapseList(list.TargetStart, sources, list.Weights, list.Delays),
        };
    }

    void Assign(LoweredProjection projection, int core, SynapsePatch patch, int[] sources)
    {
        var synapses = projection.Synapses;
        var first = _network.Populations[patch.Population].FirstUnit;
        foreach (var unit in patch.Targets)
        {
            for (var s = synapses.TargetStart[unit - first]; s < synapses.TargetStart[unit - first + 1]; s++)
            {
                var key = _keys.Of(projection.SourceFirstUnit + synapses.Sources[s], synapses.Delays[s]);
                if (patch.Axons.IsDefault || patch.Axons.BinarySearch(key) >= 0)
                {
                    sources[s] = _copies[(core, key)];
                }
            }
        }
    }
}
