using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Lowering;

/// <summary>
/// A population that only passes its input on is no neuron: the projections before and after it become one longer chain of linear stages.
/// An output that passes through stays, as a readout. Constant drives are collected on the way, once each.
/// </summary>
sealed class JunctionFolding
{
    // Parallel ways through rows of junctions multiply; no real network comes near this.
    const int MaxPaths = 1 << 16;

    // Nor does a way through so many stages.
    const int MaxStages = 1 << 10;

    readonly NetworkGraph _network;
    readonly DiagnosticBag _diagnostics;
    readonly Dictionary<string, Population> _populations;
    readonly NetworkOrder _order;
    readonly ILookup<string, (Projection Projection, int Index)> _incoming;
    readonly HashSet<string> _junctions;
    readonly Dictionary<string, List<Path>> _arriving = [];
    readonly Dictionary<string, double[]> _drives = [];
    int _paths;

    JunctionFolding(NetworkGraph network, NetworkOrder order, DiagnosticBag diagnostics)
    {
        _network = network;
        _order = order;
        _diagnostics = diagnostics;
        _populations = network.Populations.ToDictionary(p => p.Name);
        _incoming = network.Projections.Select((projection, index) => (projection, index)).ToLookup(p => p.projection.Target);
        var feeding = network.Projections.Select(p => p.Source).ToHashSet();
        _junctions = [.. network.Populations.Where(p => p.Model is PassthroughModel && feeding.Contains(p.Name)).Select(p => p.Name)];
    }

    /// <param name="Populations">Inputs and neurons, in the network's order; without the junctions that nobody reads.</param>
    /// <param name="Paths">Chains from one of them to another.</param>
    /// <param name="Drives">Constant that each population's x receives in every tick, by name; absent for none.</param>
    public sealed record Result(
        ImmutableArray<Population> Populations, ImmutableArray<Path> Paths, IReadOnlyDictionary<string, double[]> Drives);

    /// <param name="Projection">A projection of the network, or several joined into one. Biases of its stages are to be ignored.</param>
    /// <param name="FloatLatency">Ticks that a spike takes along it in the float network, besides its delays.</param>
    public sealed record Path(Projection Projection, int FloatLatency);

    /// <summary>Null, with a diagnostic, where ways through junctions cannot be joined or multiply beyond bounds.</summary>
    public static Result? Fold(NetworkGraph network, NetworkOrder order, DiagnosticBag diagnostics) =>
        new JunctionFolding(network, order, diagnostics).Run();

    Result? Run()
    {
        // Junctions first, in an order in which each comes after those that feed it; then everybody else.
        foreach (var index in _order.Populations.OrderBy(i => !_junctions.Contains(_network.Populations[i].Name)))
        {
            if (!Visit(_network.Populations[index].Name))
            {
                return null;
            }
        }

        var kept = _network.Populations.Where(p => !_junctions.Contains(p.Name) || _network.Outputs.Contains(p.Name)).ToImmutableArray();
        return new Result(kept, [.. kept.SelectMany(p => _arriving[p.Name])], _drives);
    }

    // Every path and every constant that ends in the population; those of the junctions before it are known.
    bool Visit(string name)
    {
        var arriving = new List<Path>();
        foreach (var (projection, index) in _incoming[name])
        {
            AddDrive(name, projection.ConstantDrive());
            var next = new Path(projection, _order.ClosesCycle[index] ? 1 : _network.Discretization.LayerLatency);
            if (!_junctions.Contains(projection.Source))
            {
                arriving.Add(next);
                continue;
            }

            if (_drives.TryGetValue(projection.Source, out var constant))
            {
                AddDrive(name, projection.Apply(constant));
            }

            foreach (var path in _arriving[projection.Source])
            {
                if (Join(path, next) is not { } joined)
                {
                    return false;
                }

                arriving.Add(joined);
            }
        }

        _arriving[name] = arriving;
        return true;
    }

    Path? Join(Path path, Path next)
    {
        var (first, second) = (path.Projection, next.Projection);
        if (++_paths > MaxPaths || first.Stages.Length + second.Stages.Length > MaxStages)
        {
            _diagnostics.Add(MappingCodes.TooLarge.At(
                second.Location, $"More than {MaxPaths} ways, or a way of more than {MaxStages} stages, lead through the junctions of network '{_network.Name}'."));
            return null;
        }

        if (new[] { first, second }.FirstOrDefault(p => p.FixedPoint is not null || p.Learning is not null) is { } part)
        {
            _diagnostics.Add(QuantizationCodes.NotRepresentable.At(
                part.Location,
                $"Projection '{part.Name}' has {(part.Learning is null ? "weights in chip integers" : "a learning rule")} and leads through junction '{second.Source}'; only real, static weights can be multiplied out."));
            return null;
        }

        var joined = second with
        {
            Name = first.Name + "/" + second.Name,
            Source = first.Source,
            Stages = first.Stages.AddRange(second.Stages),
            DelayTicks = first.DelayTicks + second.DelayTicks,
        };
        return new Path(joined, path.FloatLatency + next.FloatLatency);
    }

    void AddDrive(string name, double[]? drive)
    {
        if (drive is null || !drive.AsSpan().ContainsAnyExcept(0.0))
        {
            return;
        }

        if (!_drives.TryGetValue(name, out var sum))
        {
            _drives[name] = sum = new double[_populations[name].Size];
        }

        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += drive[i];
        }
    }
}
