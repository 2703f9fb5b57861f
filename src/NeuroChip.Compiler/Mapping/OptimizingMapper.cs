using System.Globalization;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Compiler.Mapping.Partitioning;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Hardware;

namespace NeuroChip.Compiler.Mapping;

/// <summary>
/// Searches for a mapping with a lower cost than that of filling cores in order, and returns the latter where it finds none. The network is a hypergraph, see
/// <see cref="SynapseHypergraph"/>; two searches run, one from clusters and one from the in-order mapping.
/// </summary>
/// <param name="request">What is asked for.</param>
/// <param name="largestSearch">Most synapses of a network whose neurons are moved one by one.</param>
sealed class OptimizingMapper(MappingRequest request, long largestSearch = OptimizingMapper.LargestSearch) : IMapper
{
    // Tables have an entry for every list of synapses and core: 4 bytes each. Beyond, whole cores are placed instead of neurons.
    const long LargestTable = 1L << 27;

    // Share of the first search in the progress; the rest is for the start from the in-order mapping.
    const double FirstShare = 0.75;

    // A start from the in-order mapping is worth its time where that costs at most so much more than what was found without it.
    const double Promising = 1.25;

    /// <summary>Most synapses of a network whose neurons are moved one by one.</summary>
    public const long LargestSearch = 20_000_000;

    /// <summary>The mapping that this one is measured against; null before <see cref="Map"/>.</summary>
    public Placement? InOrder { get; private set; }

    public Placement? Map(LoweredNetwork network, HardwareProfile profile, MappingOptions options, DiagnosticBag diagnostics)
    {
        if (ResolvedHints.Resolve(network, profile, request.Hints, diagnostics) is not { } hints
            || new InOrderMapper().Place(network, profile, options, diagnostics) is not { } inOrder)
        {
            return null;
        }

        InOrder = inOrder;
        var fits = inOrder.Cores.Length <= profile.Mesh.Cores && request.Hints.IsEmpty;
        return network.Synapses > largestSearch
            ? PlaceCores(network, profile, options, hints, diagnostics)
            : PlaceNeurons(network, profile, options, hints, fits, diagnostics);
    }

    Placement? PlaceCores(LoweredNetwork network, HardwareProfile profile, MappingOptions options, ResolvedHints hints, DiagnosticBag diagnostics)
    {
        if (WhatWholeCoresCannot() is { } reason)
        {
            diagnostics.Add(PlacementCodes.NeedsSingleNeurons.With(string.Create(CultureInfo.InvariantCulture,
                $"Network '{network.Name}' has {network.Synapses} synapses; beyond {largestSearch}, or on very many cores, whole cores are placed instead of neurons, which {reason}.")));
            return null;
        }

        var pinned = hints.UnitsOfCore;
        var filled = pinned.IsEmpty ? InOrder! : new InOrderMapper().Place(network, profile, options, [.. pinned.Values], diagnostics);
        if (filled is null)
        {
            return null;
        }

        if (filled.Cores.Length > profile.Mesh.Cores - hints.Forbidden.Count)
        {
            return Refuse(network, profile, diagnostics);
        }

        var placer = new CorePlacer(request, options);
        return placer.Place(network, profile, filled, Weighted(profile, _ => 0), hints) ?? Keep(InOrder!, diagnostics);
    }

    // The neurons that share a core stay those of the in-order mapping, and with them what only they decide.
    string? WhatWholeCoresCannot()
    {
        foreach (var term in new[] { MappingTerm.Packets, MappingTerm.Multicast, MappingTerm.Balance }.Where(term => request.Objective[term] > 0))
        {
            return $"does not serve the objective '{MappingObjective.Of(term)}'";
        }

        return request.Hints.Groups.Length + request.Hints.Separations.Length > 0 ? "can neither group neurons nor separate them" : null;
    }

    Placement? PlaceNeurons(
        LoweredNetwork network, HardwareProfile profile, MappingOptions options, ResolvedHints hints, bool fits, DiagnosticBag diagnostics)
    {
        var inOrder = InOrder!;
        var graph = new HypergraphBuilder(network, profile, options, inOrder, hints).Build();
        var baseline = new Baseline(graph, inOrder);
        var limits = new CoreLimits(profile);
        double InOrderCost(CostModel model) => baseline.CostOn(graph, limits, Destinations(profile), profile.Mesh, model);
        var region = Region.Of(profile.Mesh, inOrder.Cores.Length, hints);
        if (CoreAssignment.TableSize(graph, region.Length) > LargestTable || (request.Objective[MappingTerm.Multicast] > 0 && region.Length > TreeWays.MostPlaces))
        {
            return PlaceCores(network, profile, options, hints, diagnostics);
        }

        var cost = Weighted(profile, model => fits ? InOrderCost(model) : 0);
        var map = new PlaceMap(profile.Mesh, region, cost);
        var search = new Search(graph, limits, Destinations(profile), map, options, request);
        var found = Best(search, fits ? baseline : null, map);
        if (found is null)
        {
            return fits ? Keep(inOrder, diagnostics) : Refuse(network, profile, diagnostics);
        }

        if (found.Stopped)
        {
            diagnostics.Add(PlacementCodes.Stopped.With("The search for a mapping was stopped early; the best legal mapping so far is used."));
        }

        if (fits && found.Cost >= InOrderCost(cost))
        {
            return Keep(inOrder, diagnostics);
        }

        return new PlacementWriter(network, graph).Write(found.Cores, map);
    }

    static int Destinations(HardwareProfile profile) => profile.Core.DestinationsPerNeuron ?? int.MaxValue;

    // Each term is divided by its value for the in-order mapping, where that is known, so that its weight says how much a part of that is worth.
    CostModel Weighted(HardwareProfile profile, Func<CostModel, double> inOrderCost)
    {
        var sum = default(CostModel);
        foreach (var (term, weight) in request.Objective.Weights)
        {
            var model = CostModel.Of(term, profile);
            var value = inOrderCost(model);
            sum += model * (weight / (value > 0 ? value : 1));
        }

        return sum;
    }

    Search.Outcome? Best(Search search, Baseline? baseline, PlaceMap map)
    {
        var found = search.FromClusters((part, cost) => request.Progress(FirstShare * part, cost));
        if (baseline?.Places(map) is not { } places || found is { Stopped: true }
            || (found is not null && search.Evaluate(places)?.Cost > Promising * found.Cost))
        {
            return found;
        }

        var second = search.From(places, (part, cost) => request.Progress(FirstShare + ((1 - FirstShare) * part), Math.Min(cost, found?.Cost ?? cost)));
        return found is null || second?.Cost < found.Cost ? second : found;
    }

    static Placement Keep(Placement inOrder, DiagnosticBag diagnostics)
    {
        diagnostics.Add(PlacementCodes.InOrderKept.With("The search found no mapping better than filling cores in order, which is used."));
        return inOrder;
    }

    Placement? Refuse(LoweredNetwork network, HardwareProfile profile, DiagnosticBag diagnostics)
    {
        var cores = InOrder!.Cores.Length;
        if (!request.Hints.IsEmpty)
        {
            diagnostics.Add(PlacementCodes.HintsDoNotFit.With(
                $"No legal mapping of network '{network.Name}' on '{profile.Name}' keeps its {request.Hints.Count} hints; without them it takes {cores} of {profile.Mesh.Cores} cores."));
            return null;
        }

        InOrderMapper.CoresSuffice(network, profile, InOrder, diagnostics);
        return null;
    }
}
