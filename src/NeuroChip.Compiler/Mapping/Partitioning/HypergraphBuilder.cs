using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping.Partitioning;

/// <summary>Builds the hypergraph of a network; what the in-order mapper had to split stays as it cut it.</summary>
sealed class HypergraphBuilder(LoweredNetwork network, HardwareProfile profile, MappingOptions options, Placement inOrder, ResolvedHints hints)
{
    readonly AxonKeys _keys = new(profile.Synapse);
    readonly Dictionary<(int Projection, long Axon), int> _lists = [];
    readonly Dictionary<long, int> _axons = [];
    readonly Dictionary<int, int> _nets = [];
    readonly List<int> _axonOfList = [];
    readonly List<int> _weightBits = [];
    readonly List<int> _netOfAxon = [];
    readonly List<int> _unitOfNet = [];
    readonly NodeRows _rows = new();

    public SynapseHypergraph Build()
    {
        var split = inOrder.Cores.Where(core => core.Patches.Any(patch => !patch.Axons.IsDefault)).ToImmutableArray();
        var splitUnits = split.SelectMany(core => core.Neurons).ToHashSet();
        var units = new List<ImmutableArray<int>>();
        foreach (var group in hints.Members(FreeUnits(splitUnits)))
        {
            AddNeurons(group);
            units.Add(group);
        }

        foreach (var core in split)
        {
            AddBlock(core);
            units.Add(core.Neurons);
        }

        return Finish(units, split);
    }

    // In the order of the in-order mapper, so that neighbours in this list share inputs.
    List<int> FreeUnits(HashSet<int> splitUnits)
    {
        var free = new List<int>();
        foreach (var population in network.Populations)
        {
            free.AddRange(NeuronOrder.Of(population.Shape).Select(n => population.FirstUnit + n).Where(unit => !splitUnits.Contains(unit)));
        }

        return free;
    }

    void AddNeurons(ImmutableArray<int> group)
    {
        var columns = 0;
        foreach (var unit in group)
        {
            var before = _rows.OpenPins;
            var population = network.PopulationOf(unit);
            for (var p = 0; p < network.Projections.Length; p++)
            {
                if (network.Projections[p].Target == population)
                {
                    AddPins(p, unit - network.Populations[population].FirstUnit);
                }
            }

            columns += _rows.OpenPins > before ? 1 : 0;
        }

        _rows.Close(group.Length, columns, hints.PinOf(group), exclusive: false, hints.MemberOf(group));
    }

    void AddPins(int projection, int neuron)
    {
        var lowered = network.Projections[projection];
        var synapses = lowered.Synapses;
        for (var s = synapses.TargetStart[neuron]; s < synapses.TargetStart[neuron + 1]; s++)
        {
            _rows.AddPin(ListOf(projection, _keys.Of(lowered.SourceFirstUnit + synapses.Sources[s], synapses.Delays[s])));
        }
    }

    void AddBlock(CorePlacement core)
    {
        foreach (var patch in core.Patches)
        {
            for (var p = 0; p < network.Projections.Length; p++)
            {
                if (network.Projections[p].Target == patch.Population)
                {
                    AddBlockPins(p, patch);
                }
            }
        }

        var columns = core.Patches.SelectMany(patch => patch.Targets).Distinct().Count();
        _rows.Close(core.Neurons.Length, columns, hints.PinOf(core.Neurons), exclusive: true, hints.MemberOf(core.Neurons));
    }

    void AddBlockPins(int projection, SynapsePatch patch)
    {
        var lowered = network.Projections[projection];
        var synapses = lowered.Synapses;
        foreach (var target in patch.Targets)
        {
            var neuron = target - network.Populations[patch.Population].FirstUnit;
            for (var s = synapses.TargetStart[neuron]; s < synapses.TargetStart[neuron + 1]; s++)
            {
                var key = _keys.Of(lowered.SourceFirstUnit + synapses.Sources[s], synapses.Delays[s]);
                if (patch.Axons.IsDefault || patch.Axons.BinarySearch(key) >= 0)
                {
                    _rows.AddPin(ListOf(projection, key));
                }
            }
        }
    }

    int ListOf(int projection, long key)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_lists, (projection, key), out var known);
        if (!known)
        {
            list = _axonOfList.Count;
            _axonOfList.Add(AxonOf(key));
            _weightBits.Add(options.EntryBits[projection]);
        }

        return list;
    }

    int AxonOf(long key)
    {
        ref var axon = ref CollectionsMarshal.GetValueRefOrAddDefault(_axons, key, out var known);
        if (!known)
        {
            axon = _netOfAxon.Count;
            _netOfAxon.Add(NetOf(AxonKeys.UnitOf(key)));
        }

        return axon;
    }

    int NetOf(int unit)
    {
        ref var net = ref CollectionsMarshal.GetValueRefOrAddDefault(_nets, unit, out var known);
        if (!known)
        {
            net = _unitOfNet.Count;
            _unitOfNet.Add(unit);
        }

        return net;
    }

    SynapseHypergraph Finish(List<ImmutableArray<int>> units, ImmutableArray<CorePlacement> split)
    {
        var rates = options.Rates;
        var listRate = _axonOfList.Select(axon => rates[_unitOfNet[_netOfAxon[axon]]]).ToArray();
        var configurations = profile.Core.NeuronConfigurations is null ? null : ParameterSets.OfNeurons(network);
        return new SynapseHypergraph
        {
            Rate = [.. _unitOfNet.Select(unit => rates[unit])],
            UnitOfNet = [.. _unitOfNet],
            NetOfAxon = [.. _netOfAxon],
            AxonOfList = [.. _axonOfList],
            WeightBitsOfList = [.. _weightBits],
            Nodes = _rows.ToNodes(
                listRate,
                units.Select(group => group.Where(_nets.ContainsKey).Select(unit => _nets[unit])),
                units.Select(group => configurations is null ? Enumerable.Empty<int>() : group.Select(configurations.Of).Distinct().Order())),
            Units = [.. units],
            Split = split,
            Configurations = configurations?.Count ?? 0,
            InputUnits = network.InputUnits,
            SeparationOfMember = [.. hints.SeparationOfMember],
        };
    }
}
