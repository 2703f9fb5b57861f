using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Mapping;

/// <summary>
/// A core being filled neuron by neuron with whole neurons: all synapses of a neuron are stored where its soma is. One object serves all cores one after the other;
/// its tables are large, and stamps make them empty again.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="limits">Budgets of a core.</param>
/// <param name="numbers">What shares an axon.</param>
/// <param name="weightBits">By projection.</param>
/// <param name="sets">Sets of neuron parameters; null where the chip does not count them.</param>
sealed class OpenCore(LoweredNetwork network, CoreLimits limits, AxonNumbers numbers, int[] weightBits, ParameterSets? sets)
{
    // Upper half: number of the core for which the lower half, synapses of an axon's list, was counted.
    readonly long[]?[] _lists = new long[network.Projections.Length][];
    readonly int[] _axonStamp = new int[numbers.Count];
    readonly HashSet<int> _configurations = [];
    readonly List<int> _newAxons = [];
    readonly List<(int Population, int Neuron)> _members = [];
    int _core = 1;
    int _axons;
    long _bits;

    public IReadOnlyList<(int Population, int Neuron)> Members => _members;

    bool CountsBits => limits.SynapseBits < long.MaxValue;

    /// <summary>Begins the next core.</summary>
    public void Clear()
    {
        _core++;
        (_axons, _bits) = (0, 0);
        _configurations.Clear();
        _members.Clear();
    }

    /// <summary>False where so many neurons more would not fit, though they fit an empty core.</summary>
    public bool HasRoomFor(int neurons) => neurons == 1 || neurons > limits.Chunk || _members.Count + neurons <= limits.Chunk;

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
        var shortage = _axons > limits.Axons ? new Shortage(Resource.Axons, _axons)
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
            var lowered = network.Projections[projection];
            var synapses = lowered.Synapses;
            var lists = CountsBits ? _lists[projection] ??= new long[numbers.Count] : null;
            for (var s = synapses.TargetStart[neuron]; s < synapses.TargetStart[neuron + 1]; s++)
            {
                var axon = numbers.Of(lowered.SourceFirstUnit + synapses.Sources[s], synapses.Delays[s]);
                if (_axonStamp[axon] != _core)
                {
                    _axonStamp[axon] = _core;
                    _newAxons.Add(axon);
                    _axons++;
                }

                if (lists is not null)
                {
                    var entries = lists[axon] >> 32 == _core ? (int)lists[axon] : 0;
                    added += limits.ListBits(entries + 1, weightBits[projection]) - limits.ListBits(entries, weightBits[projection]);
                    lists[axon] = ((long)_core << 32) | (uint)(entries + 1);
                }
            }
        }

        return added;
    }

    void RemoveSynapses(int neuron, int[] incoming)
    {
        foreach (var axon in _newAxons)
        {
            _axonStamp[axon] = 0;
        }

        _axons -= _newAxons.Count;
        _newAxons.Clear();
        foreach (var projection in CountsBits ? incoming : [])
        {
            var lowered = network.Projections[projection];
            var (synapses, lists) = (lowered.Synapses, _lists[projection]!);
            for (var s = synapses.TargetStart[neuron]; s < synapses.TargetStart[neuron + 1]; s++)
            {
                lists[numbers.Of(lowered.SourceFirstUnit + synapses.Sources[s], synapses.Delays[s])]--;
            }
        }
    }
}
