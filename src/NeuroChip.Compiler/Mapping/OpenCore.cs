using System.Runtime.InteropServices;
using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Mapping;

/// <summary>A core being filled neuron by neuron with whole neurons: all synapses of a neuron are stored where its soma is.</summary>
/// <param name="network">The network.</param>
/// <param name="limits">Budgets of a core.</param>
/// <param name="keys">What shares an axon.</param>
/// <param name="weightBits">By projection.</param>
/// <param name="sets">Sets of neuron parameters; null where the chip does not count them.</param>
sealed class OpenCore(LoweredNetwork network, CoreLimits limits, AxonKeys keys, int[] weightBits, ParameterSets? sets)
{
    readonly HashSet<int> _configurations = [];
    readonly HashSet<long> _axons = [];
    readonly Dictionary<(int Projection, long Axon), int> _lists = [];
    readonly List<long> _newAxons = [];
    readonly List<(int Population, int Neuron)> _members = [];
    long _bits;

    public IReadOnlyList<(int Population, int Neuron)> Members => _members;

    /// <summary>Adds the neuron unless a budget would be exceeded; then says which.</summary>
    /// <param name="incoming">Indices of the projections that end in its population.</param>
    public Shortage? TryAdd(int population, int neuron, int[] incoming)
    {
        if (_members.Count == limits.Neurons)
        {
            return new Shortage(Resource.Neurons, _members.Count + 1L);
        }

        if (_members.Count == limits.Columns)
        {
            return new Shortage(Resource.Columns, _members.Count + 1L);
        }

        var configuration = sets?.Of(network.Populations[population].FirstUnit + neuron) ?? 0;
        if (_configurations.Count == limits.Configurations && !_configurations.Contains(configuration))
        {
            return new Shortage(Resource.Configurations, _configurations.Count + 1L);
        }

        var bits = _bits + AddSynapses(neuron, incoming);
        var shortage = _axons.Count > limits.Axons ? new Shortage(Resource.Axons, _axons.Count)
            : bits > limits.SynapseBits ? new Shortage(Resource.SynapseBits, bits)
            : (Shortage?)null;
        if (shortage is null)
        {
            _bits = bits;
            _configurations.Add(configuration);
            _members.Add((population, neuron));
            _newAxons.Clear();
            return null;
        }

        RemoveSynapses(neuron, incoming);
        return shortage;
    }

    long AddSynapses(int neuron, int[] incoming)
    {
        var added = 0L;
        foreach (var projection in incoming)
        {
            foreach (var axon in AxonsOf(projection, neuron))
            {
                if (_axons.Add(axon))
                {
                    _newAxons.Add(axon);
                }

                if (limits.SynapseBits < long.MaxValue)
                {
                    ref var entries = ref CollectionsMarshal.GetValueRefOrAddDefault(_lists, (projection, axon), out _);
                    added += limits.ListBits(entries + 1, weightBits[projection]) - limits.ListBits(entries, weightBits[projection]);
                    entries++;
                }
            }
        }

        return added;
    }

    void RemoveSynapses(int neuron, int[] incoming)
    {
        foreach (var axon in _newAxons)
        {
            _axons.Remove(axon);
        }

        _newAxons.Clear();
        if (limits.SynapseBits == long.MaxValue)
        {
            return;
        }

        foreach (var projection in incoming)
        {
            foreach (var axon in AxonsOf(projection, neuron))
            {
                _lists[(projection, axon)]--;
            }
        }
    }

    IEnumerable<long> AxonsOf(int projection, int neuron)
    {
        var lowered = network.Projections[projection];
        var synapses = lowered.Synapses;
        for (var s = synapses.TargetStart[neuron]; s < synapses.TargetStart[neuron + 1]; s++)
        {
            yield return keys.Of(lowered.SourceFirstUnit + synapses.Sources[s], synapses.Delays[s]);
        }
    }
}
