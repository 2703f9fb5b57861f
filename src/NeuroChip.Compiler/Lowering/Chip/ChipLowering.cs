using System.Collections.Immutable;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Quantization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Lowering.Chip;

/// <summary>
/// Adds the populations without which a network has no place on a chip: relays for neurons with more inputs than a core, copies for weights of more values than a core
/// has types of axons, splitters for neurons with more destinations than one neuron has. One population is treated at a time, until nothing is left to do.
/// </summary>
sealed class ChipLowering
{
    // A population may need relays for its relays, and copies of its copies; each level multiplies the neurons, so that what needs more levels than this has no place anyway.
    const int Levels = 8;

    readonly HardwareProfile _profile;
    readonly CompileOptions _options;
    readonly DiagnosticBag _diagnostics;
    readonly AddedNeurons _neurons;
    readonly FanInLimit _fanIn;
    readonly HashSet<string> _composed = [];
    readonly ImmutableArray<InsertedPopulation>.Builder _inserted = ImmutableArray.CreateBuilder<InsertedPopulation>();
    LoweredNetwork _network;

    ChipLowering(LoweredNetwork network, HardwareProfile profile, CompileOptions options, DiagnosticBag diagnostics)
    {
        (_network, _profile, _options, _diagnostics) = (network, profile, options, diagnostics);
        _neurons = new AddedNeurons(profile);
        _fanIn = new FanInLimit(profile);
    }

    /// <param name="Network">With the populations that were added.</param>
    /// <param name="Inserted">These populations.</param>
    public sealed record Result(LoweredNetwork Network, ImmutableArray<InsertedPopulation> Inserted);

    /// <summary>Null, with the diagnostic of the budget, where a population would be needed that cannot be inserted.</summary>
    public static Result? Run(LoweredNetwork network, HardwareProfile profile, CompileOptions options, DiagnosticBag diagnostics)
    {
        var lowering = new ChipLowering(network, profile, options, diagnostics);
        return lowering.Run() ? new Result(lowering._network, lowering._inserted.ToImmutable()) : null;
    }

    // What stands in the way of a placement for other reasons is the mapper's to say.
    bool Run()
    {
        var most = Levels * _network.Populations.Length;
        while (_inserted.Count < most)
        {
            var before = _inserted.Count;
            if (!Relay())
            {
                return false;
            }

            if (_inserted.Count == before && NeedsPlacement && Placement() is { } placement && (!Compose(placement) || (_inserted.Count == before && !Split(placement))))
            {
                return false;
            }

            if (_inserted.Count == before)
            {
                break;
            }
        }

        return true;
    }

    bool NeedsPlacement => _profile.Core.DestinationsPerNeuron is not null || _profile.Synapse.AxonTypes is not null;

    Placement? Placement()
    {
        var quiet = new DiagnosticBag();
        return NetworkQuantizer.WeightBits(_network, _profile, quiet) is { } bits
            ? new InOrderMapper().PlaceWithAnyDestinations(_network, _profile, MappingOptions.For(_network, _profile.Synapse, bits, [], _options.Seed), quiet)
            : null;
    }

    bool Relay()
    {
        if (!_options.AllowRelays)
        {
            return true;
        }

        for (var p = 0; p < _network.Populations.Length; p++)
        {
            if (_fanIn.Of(_network, p) is { } excess)
            {
                return Relay(p, excess);
            }
        }

        return true;
    }

    bool Relay(int target, FanInLimit.Excess excess)
    {
        var population = _network.Populations[target];
        var place = $"{population.Name}[{excess.Neuron}]";
        var name = NetworkEdit.FreeName(_network, $"{population.Name}.relays");
        var largest = _fanIn.Synapses / AxonsPerInput(target);
        var code = excess.Resource == "synapses" ? MappingCodes.FanIn : MappingCodes.InputAxons;
        var problem = largest < 3 ? $"a core of '{_profile.Name}' has too few for relays" : ObstacleBefore(target);
        var extra = (int p) => _network.Projections[p].Target == target ? 1 : 0;
        if (problem is not null || Retimed(extra, out problem) is not { } retiming)
        {
            _diagnostics.Add(code.With($"Neuron {place} needs {excess.Needed} {excess.Resource}, '{_profile.Name}' has {excess.Limit}, and relay populations cannot be inserted: {problem}."));
            return false;
        }

        if (!NetworkEdit.DelaysFit(_network, retiming, _profile, name, _diagnostics))
        {
            return false;
        }

        _network = new RelayInsertion(_network, _neurons, target, largest).Run(retiming, name);
        var relays = _network.Populations[^1].Count;
        _diagnostics.Add(LoweringCodes.Relays.With(
            $"Population '{population.Name}' needs {excess.Needed} {excess.Resource} for neuron {excess.Neuron}, '{_profile.Name}' has {excess.Limit}: {relays} relay neurons '{name}' add up parts of its inputs and pass them on as spikes."));
        _inserted.Add(new InsertedPopulation(name, InsertionKind.Relays, population.Name, relays));
        return true;
    }

    // Inputs that are composed of several axons later take that many rows.
    int AxonsPerInput(int target)
    {
        if (_profile.Synapse.AxonTypes is not { } types)
        {
            return 1;
        }

        var weights = WeightsInto(target).Select(Math.Abs).Distinct().ToArray();
        return weights.Length <= types ? 1 : WeightBasis.For(types, 0, (int)weights.Max(), LargestTypeWeight)?.Axons ?? 1;
    }

    bool Compose(Placement placement)
    {
        if (_profile.Synapse.AxonTypes is not { } types || new AxonTypeNeed(_network, _profile).FirstBeyond(placement, types) is not { } core)
        {
            return true;
        }

        // The one with most weights stands most in the way; copies have but one.
        var candidates = core.Patches.Select(patch => patch.Population)
            .Where(p => !_composed.Contains(_network.Populations[p].Name) && IsComposable(p))
            .OrderByDescending(p => WeightsInto(p).Distinct().Count());
        return candidates.Select(p => (int?)p).FirstOrDefault() is not { } target || Compose(target, core.Core, types);
    }

    // Families whose weights are no plain codes are left to the verifier.
    bool IsComposable(int target) =>
        _network.Populations[target] is { FixedPoint.Family: "axon4", Copies.IsEmpty: true } && WeightsInto(target).Any();

    bool Compose(int target, int core, int types)
    {
        var population = _network.Populations[target];
        var weights = WeightsInto(target).ToArray();
        var (least, greatest) = ((int)Math.Min(0, weights.Min()), (int)Math.Max(0, weights.Max()));
        var basis = WeightBasis.For(types, least, greatest, LargestTypeWeight);
        var problem = basis is null ? $"{types} types do not suffice for weights from {least} to {greatest}" : ObstacleBefore(target);
        var extra = (int p) => _network.Projections[p].Target == target ? 1 : 0;
        if (problem is not null || Retimed(extra, out problem) is not { } retiming)
        {
            _diagnostics.Add(MappingCodes.AxonTypes.With(
                $"Population '{population.Name}' needs more than {types} axon types on core {core} of '{_profile.Name}', and its weights cannot be composed of several axons: {problem}."));
            return false;
        }

        if (!NetworkEdit.DelaysFit(_network, retiming, _profile, $"{population.Name}.axons", _diagnostics))
        {
            return false;
        }

        _composed.Add(population.Name);
        var first = _network.Populations.Length;
        var named = 0;
        _network = new WeightDecomposition(_network, _neurons, target, basis!).Run(
            retiming, _ => NetworkEdit.FreeName(_network, named++ == 0 ? $"{population.Name}.axons" : $"{population.Name}.axons{named}"));
        foreach (var copies in _network.Populations[first..])
        {
            _inserted.Add(new InsertedPopulation(copies.Name, InsertionKind.Weights, population.Name, copies.Count));
        }

        _diagnostics.Add(LoweringCodes.ComposedWeights.With(
            $"Weights of '{population.Name}' from {least} to {greatest} are sums of the axon types {string.Join(", ", basis!.Weights)} with up to {basis.Axons} axons for each input; {_network.Populations[first..].Sum(p => p.Count)} neurons copy the inputs, and a tick is added."));
        return true;
    }

    int LargestTypeWeight => 1 << (_profile.Synapse.MaxWeightBits - 1);

    bool Split(Placement placement)
    {
        if (new OutputBudget(_network, _profile, placement).FirstBeyondDestinations() is not { } excess)
        {
            return true;
        }

        var source = _network.PopulationOf(excess.Unit);
        var population = _network.Populations[source];
        var outgoing = Enumerable.Range(0, _network.Projections.Length).Where(p => _network.SourceOf(_network.Projections[p]) == source).ToArray();
        var problem = ObstacleBehind(source, outgoing);
        var extra = (int p) => _network.SourceOf(_network.Projections[p]) == source ? 1 : 0;
        if (problem is not null || Retimed(extra, out problem) is not { } retiming)
        {
            _diagnostics.Add(excess.Diagnostic($", and splitter neurons cannot be inserted: {problem}"));
            return false;
        }

        var name = NetworkEdit.FreeName(_network, $"{population.Name}.splitters");
        if (!NetworkEdit.DelaysFit(_network, retiming, _profile, name, _diagnostics))
        {
            return false;
        }

        _network = new SplitterInsertion(_network, _profile, placement, _neurons, source).Run(retiming, name);
        var copies = _network.Populations[^1].Count;
        _diagnostics.Add(LoweringCodes.Splitters.With(
            $"Neuron {population.Name}[{excess.Unit - population.FirstUnit}] has {excess.Destinations} destinations, a neuron of '{_profile.Name}' has {_profile.Core.DestinationsPerNeuron}: {copies} splitter neurons '{name}' copy the spikes of '{population.Name}', and a tick is added."));
        _inserted.Add(new InsertedPopulation(name, InsertionKind.Splitters, population.Name, copies));
        return true;
    }

    IEnumerable<double> WeightsInto(int target) => IntoTarget(target).SelectMany(p => _network.Projections[p].Synapses.Weights);

    int[] IntoTarget(int target) => [.. Enumerable.Range(0, _network.Projections.Length).Where(p => _network.Projections[p].Target == target)];

    // What keeps neurons from being put before a population, which changes the weights into it.
    string? ObstacleBefore(int target)
    {
        var incoming = IntoTarget(target).Select(p => _network.Projections[p]).ToArray();
        return !_neurons.Exist ? NoNeurons
            : _network.Populations[target].FixedPoint is { Family: not "axon4" } model ? $"it is in the integers of family {model.Family}"
            : incoming.FirstOrDefault(p => p.FixedPoint is { Port: > 0 } or { Exponent: not 0 }) is { } scaled ? $"projection '{scaled.Name}' has an exponent or a port of its own"
            : Learning(incoming);
    }

    // What keeps neurons from being put behind a population; weights stay as they are.
    string? ObstacleBehind(int source, int[] outgoing) =>
        !_neurons.Exist || !_neurons.CanRepeat(_neurons.MaxSpikes(_network.Populations[source])) ? NoNeurons
        : _network.Populations[source].FixedPoint is { Family: not ("axon4" or "axon4-full" or "lif24") } model ? $"nothing repeats spikes of family {model.Family}"
        : Learning(outgoing.Select(p => _network.Projections[p]));

    string NoNeurons => $"family {_profile.Neuron.Family} has no neurons that add up or repeat spikes exactly";

    static string? Learning(IEnumerable<LoweredProjection> projections) =>
        projections.FirstOrDefault(p => p.Learning is not null) is { } learning ? $"projection '{learning.Name}' learns" : null;

    Retiming? Retimed(Func<int, int> extra, out string? problem)
    {
        var retiming = Retiming.Of(_network, extra, out var stuck);
        problem = retiming is null ? $"projection '{_network.Projections[stuck].Name}' lies on a cycle, where a tick more would change what the network computes" : null;
        return retiming;
    }
}
