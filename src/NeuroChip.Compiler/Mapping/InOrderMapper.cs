using System.Collections.Immutable;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping;

/// <summary>
/// Fills cores in order: population by population, neuron by neuron, core 0 first. A neuron whose inputs do not fit into one core is split
/// with its neighbours into row blocks on several cores, where the chip adds partial sums; the somas live on the first of them.
/// </summary>
sealed class InOrderMapper : IMapper
{
    // Every round shrinks the share of at least one population; networks that need more rounds than this do not fit.
    const int MaxRounds = 32;

    readonly int[] _ends = new int[(int)Resource.SynapseFormats + 1];

    /// <summary>The resource that ended most cores, in words; empty where one core sufficed.</summary>
    public string MostCommonEnd => _ends.Max() == 0 ? "" : ((Resource)Array.IndexOf(_ends, _ends.Max())) switch
    {
        Resource.Neurons => "neurons",
        Resource.Columns => "crossbar columns",
        Resource.Axons => "input axons",
        Resource.SynapseBits => "bits of synapse memory",
        Resource.OutputAxons => "output axons",
        Resource.Thresholds => "distinct thresholds",
        Resource.SynapseFormats => "synapse formats",
        _ => "distinct neuron configurations",
    };

    public Placement? Map(LoweredNetwork network, HardwareProfile profile, MappingOptions options, DiagnosticBag diagnostics) =>
        Place(network, profile, options, diagnostics) is { } placement && CoresSuffice(network, profile, placement, diagnostics) ? placement : null;

    /// <summary>As <see cref="Map"/>, on as many cores as it takes, whether or not the mesh has them.</summary>
    public Placement? Place(LoweredNetwork network, HardwareProfile profile, MappingOptions options, DiagnosticBag diagnostics) =>
        Place(network, profile, options, [], diagnostics);

    /// <summary>The same around sets of neurons that wishes hold together.</summary>
    /// <param name="network">The network.</param>
    /// <param name="profile">The chip.</param>
    /// <param name="options">What else mapping needs to know.</param>
    /// <param name="together">Units that share a core with nobody else: the first cores hold one set each.</param>
    /// <param name="diagnostics">Where the reason goes.</param>
    public Placement? Place(
        LoweredNetwork network, HardwareProfile profile, MappingOptions options, ImmutableArray<ImmutableArray<int>> together, DiagnosticBag diagnostics)
    {
        if (PlaceWithAnyDestinations(network, profile, options, together, diagnostics) is not { } placement)
        {
            return null;
        }

        if (new OutputBudget(network, profile, placement).FirstBeyondDestinations() is not { } excess)
        {
            return placement;
        }

        diagnostics.Add(excess.Diagnostic(""));
        return null;
    }

    /// <summary>The same, but neurons may have more destinations than the chip gives them.</summary>
    public Placement? PlaceWithAnyDestinations(LoweredNetwork network, HardwareProfile profile, MappingOptions options, DiagnosticBag diagnostics) =>
        PlaceWithAnyDestinations(network, profile, options, [], diagnostics);

    Placement? PlaceWithAnyDestinations(
        LoweredNetwork network, HardwareProfile profile, MappingOptions options, ImmutableArray<ImmutableArray<int>> together, DiagnosticBag diagnostics)
    {
        if (!FanInFits(network, profile, diagnostics))
        {
            return null;
        }

        // Output axons are known only after everything is placed. Where a core has too many, its populations get a smaller share and
        // the fill starts again.
        var shares = Enumerable.Repeat(int.MaxValue, network.Populations.Length).ToArray();
        for (var round = 0; ; round++)
        {
            Array.Clear(_ends);
            if (new Fill(network, profile, options, diagnostics, shares, _ends).Run(together) is not { } placement)
            {
                return null;
            }

            if (new OutputBudget(network, profile, placement).Shrink(shares, round < MaxRounds) is not { } overflow)
            {
                return placement;
            }

            if (!overflow.Retry)
            {
                diagnostics.Add(overflow.Diagnostic);
                return null;
            }
        }
    }

    static bool FanInFits(LoweredNetwork network, HardwareProfile profile, DiagnosticBag diagnostics)
    {
        if (profile.Core.FanIn is not { } limit)
        {
            return true;
        }

        var largest = Enumerable.Range(0, network.Populations.Length).Select(p => LargestFanIn(network, p)).ToArray();
        var population = Array.FindIndex(largest, found => found.FanIn > limit);
        if (population < 0)
        {
            return true;
        }

        diagnostics.Add(MappingCodes.FanIn.With(
            $"Neuron {network.Populations[population].Name}[{largest[population].Neuron}] has {largest[population].FanIn} synapses; '{profile.Name}' allows {limit} for one neuron."
            + SmallestChange.To("core.fanIn", largest.Max(found => found.FanIn))));
        return false;
    }

    static (int Neuron, int FanIn) LargestFanIn(LoweredNetwork network, int population)
    {
        var incoming = network.Projections.Where(projection => projection.Target == population).ToArray();
        return Enumerable.Range(0, network.Populations[population].Count)
            .Select(n => (Neuron: n, FanIn: incoming.Sum(i => i.Synapses.TargetStart[n + 1] - i.Synapses.TargetStart[n])))
            .DefaultIfEmpty()
            .MaxBy(x => x.FanIn);
    }

    /// <summary>NC4001 where the mesh has fewer cores than the placement uses.</summary>
    public static bool CoresSuffice(LoweredNetwork network, HardwareProfile profile, Placement placement, DiagnosticBag diagnostics)
    {
        if (placement.Cores.Length <= profile.Mesh.Cores)
        {
            return true;
        }

        var layers = network.Populations.Select((population, p) => (population.Name, Cores: placement.Cores.Count(core => Serves(core, population, p))));
        diagnostics.Add(MappingCodes.TooManyCores.With(
            $"Network '{network.Name}' needs {placement.Cores.Length} cores, '{profile.Name}' has {profile.Mesh.Cores}: "
            + string.Join(", ", layers.Select(layer => $"{layer.Name} {layer.Cores}")) + "."
            + SmallestChange.To("mesh.width", WidthFor(profile.Mesh, placement.Cores.Length))));
        return false;
    }

    static long WidthFor(MeshSpec mesh, int cores) => (cores + (mesh.Height * mesh.CoresPerTile) - 1) / (mesh.Height * mesh.CoresPerTile);

    static bool Serves(CorePlacement core, LoweredPopulation population, int index) =>
        core.Patches.Any(patch => patch.Population == index)
        || core.Neurons.Any(unit => unit >= population.FirstUnit && unit < population.FirstUnit + population.Count);

    /// <summary>One pass over all populations with given largest shares of a core.</summary>
    sealed class Fill(LoweredNetwork network, HardwareProfile profile, MappingOptions options, DiagnosticBag diagnostics, int[] shares, int[] ends)
    {
        readonly CoreLimits _limits = new(profile);
        readonly AxonKeys _keys = new(profile.Synapse);
        readonly ImmutableArray<CorePlacement>.Builder _cores = ImmutableArray.CreateBuilder<CorePlacement>();
        readonly ParameterSets? _sets = profile.Core.NeuronConfigurations is null ? null : ParameterSets.OfNeurons(network);
        readonly ParameterSets? _thresholds = profile.Core.ThresholdConfigurations is null ? null : ParameterSets.OfThresholds(network);
        readonly HashSet<int> _placed = [];
        OpenCore? _open;

        OpenCore Open => _open ??= new OpenCore(network, _limits, new AxonNumbers(network, _keys), options.EntryBits, _sets, _thresholds);

        public Placement? Run(ImmutableArray<ImmutableArray<int>> together)
        {
            if (!together.All(PlaceTogether))
            {
                return null;
            }

            for (var population = 0; population < network.Populations.Length; population++)
            {
                if (!Place(population))
                {
                    return null;
                }
            }

            Close();
            return new Placement(_cores.ToImmutable());
        }

        bool PlaceTogether(ImmutableArray<int> units)
        {
            foreach (var unit in units)
            {
                var population = network.PopulationOf(unit);
                var first = network.Populations[population].FirstUnit;
                if (Open.TryAdd(population, unit - first, Incoming(population)) is not null)
                {
                    diagnostics.Add(PlacementCodes.HintsDoNotFit.With(
                        $"Neuron {network.Populations[population].Name}[{unit - first}] does not fit on a core of '{profile.Name}' beside the {Open.Members.Count} neurons that are pinned to the same core."));
                    return false;
                }
            }

            _placed.UnionWith(units);
            Close();
            return true;
        }

        int[] Incoming(int population) =>
            [.. Enumerable.Range(0, network.Projections.Length).Where(i => network.Projections[i].Target == population)];

        bool Place(int population)
        {
            var incoming = Incoming(population);
            var share = Math.Min(_limits.Chunk, shares[population]);
            var order = NeuronOrder.Of(network.Populations[population].Shape);
            order = _placed.Count == 0 ? order : [.. order.Where(n => !_placed.Contains(network.Populations[population].FirstUnit + n))];
            var placed = 0;
            var here = 0;
            while (placed < order.Length)
            {
                if (!Open.HasRoomFor(CopiesOfOneUnit(population, placed)))
                {
                    Close();
                    here = 0;
                }

                var shortage = here < share ? Open.TryAdd(population, order[placed], incoming) : new Shortage(Resource.Neurons, here + 1L);
                if (shortage is not { } lacking)
                {
                    placed++;
                    here++;
                }
                else if (Open.Members.Count > 0)
                {
                    ends[(int)(here < share || shares[population] >= _limits.Chunk ? lacking.Resource : Resource.OutputAxons)]++;
                    Close();
                    here = 0;
                }
                else
                {
                    var chunk = WithinConfigurations(population, order.AsSpan(placed, Math.Min(share, order.Length - placed)).ToArray());
                    if (!Split(population, chunk, incoming, lacking))
                    {
                        return false;
                    }

                    placed += chunk.Length;
                }
            }

            return true;
        }

        // Neurons from here on that repeat the spikes of one unit and should share a core; 1 within them, and for all others.
        int CopiesOfOneUnit(int population, int neuron)
        {
            var copies = network.Populations[population].Copies;
            if (copies.IsEmpty || (neuron > 0 && copies[neuron - 1] == copies[neuron]))
            {
                return 1;
            }

            var end = neuron + 1;
            while (end < copies.Length && copies[end] == copies[neuron])
            {
                end++;
            }

            return end - neuron;
        }

        // The first neurons of a chunk whose sets of parameters fit one core.
        int[] WithinConfigurations(int population, int[] chunk)
        {
            if (_sets is null)
            {
                return chunk;
            }

            var seen = new HashSet<int>();
            return [.. chunk.TakeWhile(n => !seen.Add(_sets.Of(network.Populations[population].FirstUnit + n)) || seen.Count <= _limits.Configurations)];
        }

        bool Split(int population, int[] chunk, int[] incoming, Shortage shortage)
        {
            var name = network.Populations[population].Name;
            if (!profile.Core.PartialSums || chunk.Length == 0)
            {
                diagnostics.Add(DoesNotFit(chunk.Length == 0 ? name : $"{name}[{chunk[0]}]", shortage, " by itself, and cores cannot add partial sums"));
                return false;
            }

            Array.Sort(chunk);
            var splitter = new RowSplitter(network, _limits, _keys, options.EntryBits);
            if (splitter.Split(incoming, chunk) is not { } slices)
            {
                diagnostics.Add(DoesNotFit($"{name}[{chunk[0]}…{chunk[^1]}]", shortage with { Resource = Resource.SynapseBits }, " for a single axon"));
                return false;
            }

            ends[(int)shortage.Resource] += slices.Count;
            var targets = ToUnits(population, chunk);
            for (var slice = 0; slice < slices.Count; slice++)
            {
                Add(slice == 0 ? targets : [], [new SynapsePatch(population, targets, slices[slice])]);
            }

            return true;
        }

        Diagnostic DoesNotFit(string neurons, Shortage shortage, string circumstance) => shortage.Resource switch
        {
            Resource.Axons => MappingCodes.InputAxons.With(
                $"Neuron {neurons} needs {shortage.Needed} input axons{circumstance}; a core of '{profile.Name}' has {_limits.Axons}."
                + SmallestChange.To(profile.Crossbar is null ? "core.inputAxons" : "core.inputAxons and crossbar.rows", LargestNeed(Resource.Axons))),
            Resource.SynapseBits => MappingCodes.SynapseMemory.With(
                $"Neuron {neurons} needs {shortage.Needed} bits of synapse memory{circumstance}; a core of '{profile.Name}' has {_limits.SynapseBits}."
                + SmallestChange.To("core.synapseMemory", LargestNeed(Resource.SynapseBits), " bit")),
            Resource.SynapseFormats => LoweringCodes.SynapseFormats.With(
                $"Neuron {neurons} needs {shortage.Needed} synapse formats{circumstance}; a core of '{profile.Name}' has {_limits.SynapseFormats}."
                + SmallestChange.To("core.synapseFormats", LargestNeed(Resource.SynapseFormats))),
            _ => MappingCodes.TooManyCores.With($"Neuron {neurons} cannot be placed; a core of '{profile.Name}' holds {_limits.Chunk} neurons."),
        };

        // Of any one neuron alone on a core: what the budget must be for all of them.
        long LargestNeed(Resource resource)
        {
            var largest = 0L;
            for (var population = 0; population < network.Populations.Length; population++)
            {
                var incoming = Enumerable.Range(0, network.Projections.Length).Where(i => network.Projections[i].Target == population).ToArray();
                for (var neuron = 0; neuron < network.Populations[population].Count; neuron++)
                {
                    Open.Clear();
                    largest = Open.TryAdd(population, neuron, incoming) is { } lacking && lacking.Resource == resource ? Math.Max(largest, lacking.Needed) : largest;
                }
            }

            return largest;
        }

        void Close()
        {
            if (Open.Members.Count > 0)
            {
                var patches = Open.Members
                    .GroupBy(member => member.Population)
                    .Select(group => new SynapsePatch(group.Key, ToUnits(group.Key, group.Select(member => member.Neuron)), default))
                    .ToImmutableArray();
                Add([.. patches.SelectMany(patch => patch.Targets).Order()], patches);
            }

            Open.Clear();
        }

        void Add(ImmutableArray<int> neurons, ImmutableArray<SynapsePatch> patches) =>
            _cores.Add(new CorePlacement(_cores.Count, neurons, patches));

        ImmutableArray<int> ToUnits(int population, IEnumerable<int> neurons) =>
            [.. neurons.Select(n => network.Populations[population].FirstUnit + n).Order()];
    }
}
