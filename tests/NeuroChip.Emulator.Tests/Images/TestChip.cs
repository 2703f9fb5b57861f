using System.Collections.Immutable;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Images;
using NeuroChip.Core.Networks;

namespace NeuroChip.Emulator.Tests.Images;

/// <summary>A synapse by indices within its projection's source and target.</summary>
public readonly record struct TestSynapse(int Source, int Target, int Code, int Delay = 0);

/// <summary>Puts small chip images together for tests, without the compiler.</summary>
public sealed class TestChip
{
    readonly List<InputImage> _inputs = [];
    readonly List<PopulationImage> _populations = [];
    readonly List<(ProjectionImage Image, TestSynapse[] Synapses)> _projections = [];
    readonly List<int> _outputs = [];
    readonly Dictionary<int, ImmutableArray<KeptState>> _kept = [];
    int _units;

    public HardwareProfile Profile { get; init; } = TestProfiles.Plain;

    /// <summary>Neuron n of each population sits on core n mod Cores.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Dense blocks where all synapses of a projection have one delay and no pair occurs twice; otherwise sparse ones.</summary>
    public bool Dense { get; init; }

    /// <summary>Core that holds a block, by core of its targets: other than its own makes partial sums.</summary>
    public Func<int, int> BlockHome { get; init; } = core => core;

    public int Input(string name, int count)
    {
        _inputs.Add(new(name, new(count), _units));
        _units += count;
        return _inputs[^1].FirstUnit;
    }

    /// <summary>Returns the index of the population.</summary>
    public int Population(string name, int count, string family, int firstTick, params (string Name, int[] Codes)[] parameters)
    {
        _populations.Add(new()
        {
            Name = name,
            Shape = new(count),
            FirstUnit = _units,
            Family = family,
            FirstTick = firstTick,
            Parameters = parameters.ToImmutableSortedDictionary(p => p.Name, p => ParameterCodes.From(p.Codes)),
        });
        _units += count;
        return _populations.Count - 1;
    }

    public int FirstUnitOf(int population) => _populations[population].FirstUnit;

    public void Project(int sourceFirstUnit, int sourceCount, int target, IEnumerable<TestSynapse> synapses, int exponent = 0, int port = 0)
    {
        var list = synapses.ToArray();
        _projections.Add((new()
        {
            Name = $"p{_projections.Count}",
            SourceFirstUnit = sourceFirstUnit,
            SourceCount = sourceCount,
            Target = target,
            Exponent = exponent,
            Port = port,
            WeightBits = 8,
            MaxDelayTicks = list.Select(s => s.Delay).DefaultIfEmpty().Max(),
        }, list));
    }

    /// <summary>The projection added last learns.</summary>
    public void Learn(WeightSignMode mode, int epochTicks, Dictionary<string, TraceConstants> traces, params string[] rules) =>
        Learn(mode, new() { Rules = [.. rules], EpochTicks = epochTicks, Traces = traces.ToImmutableSortedDictionary(StringComparer.Ordinal) });

    /// <inheritdoc cref="Learn(WeightSignMode, int, Dictionary{string, TraceConstants}, string[])"/>
    public void Learn(WeightSignMode mode, LearningRule rule) =>
        _projections[^1] = (_projections[^1].Image with { SignMode = mode, Learning = rule }, _projections[^1].Synapses);

    /// <summary>The population carries state variables from sample to sample.</summary>
    public void Keep(int population, params string[] states) => _kept[population] = [.. states.Select(state => new KeptState(state, []))];

    public void Output(int population) => _outputs.Add(population);

    public ChipImage Build() => new()
    {
        Network = "test",
        Profile = Profile,
        Dt = 1e-3,
        Seed = 1,
        Inputs = [.. _inputs],
        Populations = [.. _populations.Select((population, index) => population with { KeptStates = _kept.GetValueOrDefault(index, []) })],
        Projections = [.. _projections.Select(p => p.Image)],
        Cores = [.. Enumerable.Range(0, Cores).Select(Core)],
        Outputs = [.. _outputs],
    };

    CoreImage Core(int core)
    {
        var axons = new List<Axon>();
        var blocks = new List<SynapseBlock>();
        for (var projection = 0; projection < _projections.Count; projection++)
        {
            foreach (var targetCore in Enumerable.Range(0, Cores).Where(c => BlockHome(c) == core))
            {
                AddBlock(projection, targetCore, axons, blocks);
            }
        }

        return new()
        {
            Core = core,
            Neurons = [.. _populations.SelectMany(p => Enumerable.Range(0, p.Count).Where(n => n % Cores == core).Select(n => p.FirstUnit + n))],
            Axons = [.. axons],
            Blocks = [.. blocks],
        };
    }

    void AddBlock(int projection, int targetCore, List<Axon> axons, List<SynapseBlock> blocks)
    {
        var (image, all) = _projections[projection];
        var synapses = all.Where(s => s.Target % Cores == targetCore).OrderBy(s => s.Source).ThenBy(s => s.Target).ToArray();
        if (synapses.Length == 0)
        {
            return;
        }

        var delay = synapses[0].Delay;
        var sources = synapses.Select(s => s.Source).Distinct().ToArray();
        var targets = synapses.Select(s => s.Target).Distinct().Order().ToArray();
        var dense = Dense && synapses.All(s => s.Delay == delay) && synapses.Select(s => (s.Source, s.Target)).Distinct().Count() == synapses.Length;
        var block = new SynapseBlock
        {
            Projection = projection,
            FirstAxon = axons.Count,
            AxonCount = sources.Length,
            Targets = [.. targets.Select(t => _populations[image.Target].FirstUnit + t)],
            Codes = [],
        };
        axons.AddRange(sources.Select(source => new Axon(image.SourceFirstUnit + source, dense ? delay : 0)));
        blocks.Add(dense ? block with { Codes = Matrix(synapses, sources, targets) } : block with
        {
            RowStart = [0, .. sources.Select(source => synapses.Count(s => s.Source <= source))],
            Columns = [.. synapses.Select(s => Array.IndexOf(targets, s.Target))],
            Codes = [.. synapses.Select(s => (short)s.Code)],
            Delays = image.MaxDelayTicks == 0 ? [] : [.. synapses.Select(s => (byte)s.Delay)],
        });
    }

    static ImmutableArray<short> Matrix(TestSynapse[] synapses, int[] sources, int[] targets)
    {
        var codes = new short[sources.Length * targets.Length];
        foreach (var synapse in synapses)
        {
            codes[Array.IndexOf(sources, synapse.Source) * targets.Length + Array.IndexOf(targets, synapse.Target)] = (short)synapse.Code;
        }

        return [.. codes];
    }
}
