using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;

namespace NeuroChip.Verification.Running;

/// <summary>A synapse by indices within its projection's source and target.</summary>
readonly record struct VectorSynapse(int Source, int Target, int Code);

/// <summary>Puts the chip of a case together: one core without limits. Inputs are made before populations.</summary>
sealed class VectorChip
{
    static readonly HardwareProfile Unlimited = new()
    {
        Name = "vectors",
        Title = "One core without limits",
        Mesh = new(Width: 1, Height: 1, CoresPerTile: 1, MeshTopology.Mesh),
        Core = new(),
        Synapse = new() { Storage = SynapseStorage.Packed, MinWeightBits = 1, MaxWeightBits = 16 },
        Neuron = new() { Family = "lif", StateBits = 32, ThresholdBits = 31 },
    };

    readonly List<InputImage> _inputs = [];
    readonly List<PopulationImage> _populations = [];
    readonly List<ProjectionImage> _projections = [];
    readonly List<Axon> _axons = [];
    readonly List<SynapseBlock> _blocks = [];
    int _units;

    /// <summary>Returns the first unit.</summary>
    public int Input(string name, int count)
    {
        _inputs.Add(new(name, new(count), _units));
        _units += count;
        return _inputs[^1].FirstUnit;
    }

    /// <summary>A population whose step t is tick t + 1: what inputs of tick t send arrives in its step t. Returns its index.</summary>
    public int Population(string name, int count, string family, params (string Name, int[] Codes)[] parameters)
    {
        _populations.Add(new()
        {
            Name = name,
            Shape = new(count),
            FirstUnit = _units,
            Family = family,
            FirstTick = 1,
            Parameters = parameters.ToImmutableSortedDictionary(p => p.Name, p => ParameterCodes.From(p.Codes)),
        });
        _units += count;
        return _populations.Count - 1;
    }

    public int FirstUnitOf(int population) => _populations[population].FirstUnit;

    /// <summary>Synapses of one pair keep the order in which they are given.</summary>
    public void Project(int sourceFirstUnit, int sourceCount, int target, IEnumerable<VectorSynapse> synapses, int port = 0, int exponent = 0)
    {
        var sorted = synapses.OrderBy(s => s.Source).ThenBy(s => s.Target).ToArray();
        var rowStart = new int[sourceCount + 1];
        foreach (var synapse in sorted)
        {
            if ((uint)synapse.Source >= (uint)sourceCount || (uint)synapse.Target >= (uint)_populations[target].Count || synapse.Code != (short)synapse.Code)
            {
                throw new VectorFormatException($"the synapse from {synapse.Source} to {synapse.Target} with weight {synapse.Code} is outside of the case's units or of 16 bits");
            }

            rowStart[synapse.Source + 1]++;
        }

        for (var row = 0; row < sourceCount; row++)
        {
            rowStart[row + 1] += rowStart[row];
        }

        var first = _populations[target].FirstUnit;
        _blocks.Add(new()
        {
            Projection = _projections.Count,
            FirstAxon = _axons.Count,
            AxonCount = sourceCount,
            Targets = [.. Enumerable.Range(first, _populations[target].Count)],
            RowStart = [.. rowStart],
            Columns = [.. sorted.Select(s => s.Target)],
            Codes = [.. sorted.Select(s => (short)s.Code)],
        });
        _axons.AddRange(Enumerable.Range(sourceFirstUnit, sourceCount).Select(unit => new Axon(unit, DelayTicks: 0)));
        _projections.Add(new()
        {
            Name = $"projection {_projections.Count}",
            SourceFirstUnit = sourceFirstUnit,
            SourceCount = sourceCount,
            Target = target,
            Port = port,
            Exponent = exponent,
            WeightBits = 16,
        });
    }

    public ChipImage Build() => new()
    {
        Network = "case",
        Profile = Unlimited,
        Dt = 1e-3,
        Seed = 1,
        Inputs = [.. _inputs],
        Populations = [.. _populations],
        Projections = [.. _projections],
        Cores = [new() { Core = 0, Neurons = [.. _populations.SelectMany(p => Enumerable.Range(p.FirstUnit, p.Count))], Axons = [.. _axons], Blocks = [.. _blocks] }],
        Outputs = [.. Enumerable.Range(0, _populations.Count)],
    };
}
