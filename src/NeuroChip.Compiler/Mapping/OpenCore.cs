using NeuroChip.Compiler.Lowering;

namespace NeuroChip.Compiler.Mapping;

/// <summary>
/// A core being filled neuron by neuron with whole neurons: all synapses of a neuron are stored where its soma is. One object serves all cores one after the other;
/// its tables are large, and stamps make them empty again.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="limits">Budgets of a core.</param>
/// <param name="numbers">What shares an axon.</param>
/// <param name="entryBits">By projection.</param>
/// <param name="sets">Sets of neuron parameters; null where the chip does not count them.</param>
/// <param name="thresholds">Thresholds, likewise.</param>
sealed class OpenCore(LoweredNetwork network, CoreLimits limits, AxonNumbers numbers, int[] entryBits, ParameterSets? sets, ParameterSets? thresholds)
{
    // Upper half: number of the core for which the lower half, synapses of an axon's list, was counted.
    readonly long[]?[] _lists = new long[network.Projections.Length][];
    readonly int[] _axonStamp = new int[numbers.Count];
    readonly SharedLists? _shared = limits.SharesLists ? new SharedLists(network, limits, numbers.Count, entryBits) : null;
    readonly HashSet<int> _configurations = [];
    readonly HashSet<int> _thresholds = [];
    readonly HashSet<int> _formats = [];
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
        _shared?.Clear();
        _configurations.Clear();
        _thresholds.Clear();
        _formats.Clear();
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

        var threshold = thresholds?.Of(network.Populations[population].FirstUnit + neuron) ?? 0;
        if (_thresholds.Count == limits.Thresholds && !_thresholds.Contains(threshold))
        {
            return new Shortage(Resource.Thresholds, _thresholds.Count + 1L);
        }

        var formats = FormatsOf(neuron, incoming);
        if (_formats.Count + formats.Count(p => !_formats.Contains(p)) is var needed && needed > limits.SynapseFormats)
        {
            return new Shortage(Resource.SynapseFormats, needed);
        }

        var bits = _bits + AddSynapses(neuron, incoming);
        var shortage = _axons > limits.Axons ? new Shortage(Resource.Axons, _axons)
            : bits > limits.SynapseBits ? new Shortage(Resource.SynapseBits, bits)
            : (Shortage?)null;
        if (shortage is null)
        {
            _bits = bits;
            _configurations.Add(configuration);
            _thresholds.Add(threshold);
            _formats.UnionWith(formats);
            _members.Add((population, neuron));
            _newAxons.Clear();
            _shared?.Keep();
            return null;
        }

        RemoveSynapses(neuron, incoming);
        return shortage;
    }

    // Scales and exponents are not known yet, so every projection counts as a format of its own.
    int[] FormatsOf(int neuron, int[] incoming) => limits.SynapseFormats == long.MaxValue ? []
        : [.. incoming.Where(p => network.Projections[p].Synapses.TargetStart[neuron + 1] > network.Projections[p].Synapses.TargetStart[neuron])];

    long AddSynapses(int neuron, int[] incoming)
    {
        var added = 0L;
        foreach (var projection in incoming)
        {
            var lowered = network.Projections[projection];
            var synapses = lowered.Synapses;
            var lists = CountsBits && _shared is null ? _lists[projection] ??= new long[numbers.Count] : null;
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
                    added += limits.ListBits(entries + 1, entryBits[projection]) - limits.ListBits(entries, entryBits[projection]);
                    lists[axon] = ((long)_core << 32) | (uint)(entries + 1);
                }
                else if (CountsBits)
                {
                    added += _shared!.Add(projection, axon, neuron, synapses.Weights[s], synapses.Delays[s]);
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
        _shared?.Undo();
        foreach (var projection in CountsBits && _shared is null ? incoming : [])
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
