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

    public Placement? Map(LoweredNetwork network, HardwareProfile profile, MappingOptions options, DiagnosticBag diagnostics) =>
        Place(network, profile, options, diagnostics) is { } placement && CoresSuffice(network, profile, placement, diagnostics) ? placement : null;

    /// <summary>As <see cref="Map"/>, on as many cores as it takes, whether or not the mesh has them.</summary>
    public Placement? Place(LoweredNetwork network, HardwareProfile profile, MappingOptions options, DiagnosticBag diagnostics)
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
            if (new Fill(network, profile, options, diagnostics, shares).Run() is not { } placement)
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

        for (var p = 0; p < network.Populations.Length; p++)
        {
            var incoming = network.Projections.Where(projection => projection.Target == p).ToArray();
            var largest = Enumerable.Range(0, network.Populations[p].Count)
                .Select(n => (Neuron: n, FanIn: incoming.Sum(i => i.Synapses.TargetStart[n + 1] - i.Synapses.TargetStart[n])))
                .DefaultIfEmpty()
                .MaxBy(x => x.FanIn);
            if (largest.FanIn > limit)
            {
                diagnostics.Add(MappingCodes.FanIn.With(
                    $"Neuron {network.Populations[p].Name}[{largest.Neuron}] has {largest.FanIn} synapses; '{profile.Name}' allows {limit} for one neuron."));
                return false;
            }
        }

        return true;
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
            + string.Join(", ", layers.Select(layer => $"{layer.Name} {layer.Cores}")) + "."));
        return false;
    }

    static bool Serves(CorePlacement core, LoweredPopulation population, int index) =>
        core.Patches.Any(patch => patch.Population == index)
        || core.Neurons.Any(unit => unit >= population.FirstUnit && unit < population.FirstUnit + population.Count);

    /// <summary>One pass over all populations with given largest shares of a core.</summary>
    sealed class Fill(LoweredNetwork network, HardwareProfile profile, MappingOptions options, DiagnosticBag diagnostics, int[] shares)
    {
        readonly CoreLimits _limits = new(profile);
        readonly AxonKeys _keys = new(profile.Synapse);
        readonly ImmutableArray<CorePlacement>.Builder _cores = ImmutableArray.CreateBuilder<CorePlacement>();
        readonly ParameterSets? _sets = profile.Core.NeuronConfigurations is null ? null : new ParameterSets(network);
        OpenCore? _open;

        public Placement? Run()
        {
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

        bool Place(int population)
        {
            var incoming = Enumerable.Range(0, network.Projections.Length).Where(i => network.Projections[i].Target == population).ToArray();
            var share = Math.Min(_limits.Chunk, shares[population]);
            var order = NeuronOrder.Of(network.Populations[population].Shape);
            var placed = 0;
            var here = 0;
            while (placed < order.Length)
            {
                _open ??= new OpenCore(network, _limits, _keys, options.WeightBits, _sets);
                var shortage = here < share ? _open.TryAdd(population, order[placed], incoming) : new Shortage(Resource.Neurons, here + 1L);
                if (shortage is not { } lacking)
                {
                    placed++;
                    here++;
                }
                else if (_open.Members.Count > 0)
                {
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
            var splitter = new RowSplitter(network, _limits, _keys, options.WeightBits);
            if (splitter.Split(incoming, chunk) is not { } slices)
            {
                diagnostics.Add(DoesNotFit($"{name}[{chunk[0]}…{chunk[^1]}]", shortage with { Resource = Resource.SynapseBits }, " for a single axon"));
                return false;
            }

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
                $"Neuron {neurons} needs {shortage.Needed} input axons{circumstance}; a core of '{profile.Name}' has {_limits.Axons}."),
            Resource.SynapseBits => MappingCodes.SynapseMemory.With(
                $"Neuron {neurons} needs {shortage.Needed} bits of synapse memory{circumstance}; a core of '{profile.Name}' has {_limits.SynapseBits}."),
            _ => MappingCodes.TooManyCores.With($"Neuron {neurons} cannot be placed; a core of '{profile.Name}' holds {_limits.Chunk} neurons."),
        };

        void Close()
        {
            if (_open is { Members.Count: > 0 } open)
            {
                var patches = open.Members
                    .GroupBy(member => member.Population)
                    .Select(group => new SynapsePatch(group.Key, ToUnits(group.Key, group.Select(member => member.Neuron)), default))
                    .ToImmutableArray();
                Add([.. patches.SelectMany(patch => patch.Targets).Order()], patches);
            }

            _open = null;
        }

        void Add(ImmutableArray<int> neurons, ImmutableArray<SynapsePatch> patches) =>
            _cores.Add(new CorePlacement(_cores.Count, neurons, patches));

        ImmutableArray<int> ToUnits(int population, IEnumerable<int> neurons) =>
            [.. neurons.Select(n => network.Populations[population].FirstUnit + n).Order()];
    }
}
