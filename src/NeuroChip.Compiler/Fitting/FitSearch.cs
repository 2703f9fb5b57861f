using System.Collections.Immutable;
using NeuroChip.Compiler.Lowering;
using NeuroChip.Compiler.Lowering.Chip;
using NeuroChip.Compiler.Mapping;
using NeuroChip.Compiler.Quantization;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Hardware;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Fitting;

/// <summary>
/// Asks the mapper again and again with one budget made smaller, to find the smallest with which a network fits. Budgets that depend on weight codes (axon types,
/// accumulators) are checked once, at the chip's own limits.
/// </summary>
public sealed class FitSearch
{
    readonly LoweredNetwork _network;
    readonly HardwareProfile _profile;
    readonly CompileOptions _options;
    readonly Action<int, int> _progress;
    readonly CancellationToken _cancellation;

    FitSearch(LoweredNetwork network, HardwareProfile profile, CompileOptions options, Action<int, int> progress, CancellationToken cancellation) =>
        (_network, _profile, _options, _progress, _cancellation) = (network, profile, options, progress, cancellation);

    /// <param name="network">Verified.</param>
    /// <param name="profile">Verified.</param>
    /// <param name="options">As for a compilation.</param>
    /// <param name="withBudgets">False: only whether, and with how many cores.</param>
    /// <param name="progress">Told the budgets done and all of them.</param>
    /// <param name="cancellation">Ends with <see cref="OperationCanceledException"/>.</param>
    public static FitReport Run(
        NetworkGraph network, HardwareProfile profile, CompileOptions options, bool withBudgets, Action<int, int> progress, CancellationToken cancellation)
    {
        // What the compiler refuses for other reasons than room is found by the compiler itself.
        var findings = new DiagnosticBag();
        var compiled = CompilerDriver.Compile(network, profile, options, findings);
        if (findings.Items.FirstOrDefault(d => d.Severity == Severity.Error) is { } problem || compiled is null)
        {
            return new FitReport(null, profile.Mesh.Cores, null, "", findings.Items.First(d => d.Severity == Severity.Error), []);
        }

        var quiet = new DiagnosticBag();
        var lowered = NetworkLowering.Lower(network, profile, options, quiet)!;
        return new FitSearch(lowered, profile, options, progress, cancellation).Report(compiled.Image.Cores.Length, withBudgets);
    }

    FitReport Report(int cores, bool withBudgets)
    {
        var binding = Try(_profile).Binding;
        if (!withBudgets)
        {
            return new FitReport(cores, _profile.Mesh.Cores, null, binding, null, []);
        }

        var budgets = AdjustableBudget.All.Where(budget => budget.Limit(_profile) is not null).ToList();
        var found = ImmutableArray.CreateBuilder<FitBudget>();
        foreach (var budget in budgets)
        {
            _progress(found.Count, budgets.Count + 1);
            found.Add(Smallest(budget, budget.Limit(_profile)!.Value));
        }

        return new FitReport(cores, _profile.Mesh.Cores, FewestCores(cores), binding, null, found.ToImmutable());
    }

    FitBudget Smallest(AdjustableBudget budget, long limit)
    {
        var steps = new SortedDictionary<long, FitStep>(Comparer<long>.Create((a, b) => b.CompareTo(a)));
        FitStep At(long value)
        {
            _cancellation.ThrowIfCancellationRequested();
            var (cores, binding) = Try(budget.With(_profile, value));
            return new FitStep(value, cores, binding);
        }

        steps[limit] = At(limit);
        var (fits, fails) = (limit, 0L);
        while (fits > 1 && fails == 0)
        {
            var step = At(fits / 2);
            steps[step.Value] = step;
            (fits, fails) = step.Cores is null ? (fits, step.Value) : (step.Value, 0);
        }

        while (fits - fails > 1)
        {
            var step = At((fits + fails) / 2);
            (fits, fails) = step.Cores is null ? (fits, step.Value) : (step.Value, fails);
        }

        steps[fits] = At(fits);
        if (fails > 0)
        {
            steps[fails] = At(fails);
        }

        // Below the smallest nothing is of interest but the one next to it.
        return new FitBudget(budget.Setting, budget.Resource, limit, fits, [.. steps.Values.Where(step => step.Value >= fits || step.Value == fails)]);
    }

    (int? Cores, string Binding) Try(HardwareProfile profile)
    {
        var findings = new DiagnosticBag();
        var mapper = new InOrderMapper();
        return Complete(profile, findings) is var (network, mapping) && mapper.Map(network, profile, mapping, findings) is { } placement
            ? (placement.Cores.Length, mapper.MostCommonEnd)
            : (null, findings.Items.First(d => d.Severity == Severity.Error).Message);
    }

    // With what a chip of these budgets needs besides the network's own neurons; null, with an error, where that is not possible.
    (LoweredNetwork Network, MappingOptions Mapping)? Complete(HardwareProfile profile, DiagnosticBag findings)
    {
        if (ChipLowering.Run(_network, profile, _options, findings) is not { Network: var network })
        {
            return null;
        }

        return (network, MappingOptions.For(
            network, profile.Synapse, NetworkQuantizer.WeightBits(network, profile, findings)!, UnitRates.Of(network, _options.Mapping, findings)!, _options.Seed));
    }

    // A chip with one core less, as long as a search finds a mapping for it.
    int FewestCores(int cores)
    {
        const int MostTries = 16;
        for (var tries = 0; tries < MostTries && cores > 1 && _network.Synapses <= OptimizingMapper.LargestSearch; tries++)
        {
            _cancellation.ThrowIfCancellationRequested();
            var smaller = _profile with { Mesh = new MeshSpec(cores - 1, 1, 1, MeshTopology.Mesh) };
            var request = new MappingRequest { Objective = MappingObjective.Of(MappingTerm.Packets), Effort = 1 };
            if (Complete(smaller, new DiagnosticBag()) is not var (network, mapping)
                || new OptimizingMapper(request).Map(network, smaller, mapping, new DiagnosticBag()) is not { } placement)
            {
                break;
            }

            cores = placement.Cores.Length;
        }

        return cores;
    }
}
