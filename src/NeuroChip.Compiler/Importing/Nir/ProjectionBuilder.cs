using System.Collections.Immutable;
using NeuroChip.Compiler.Importing.Nir.Operations;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>
/// Expands the stateless nodes between neurons into paths, each a projection, following the edges backwards from the target. A bias acts
/// once on a target whatever the number of paths through its node: the first path found carries it. Where no path leads on to a
/// neuron, a silent population stands in as source.
/// </summary>
sealed class ProjectionBuilder(ShapedGraph graph, double dt, DiagnosticBag diagnostics)
{
    readonly List<Projection> _projections = [];
    readonly SortedDictionary<int, Population> _silent = [];
    readonly HashSet<string> _populations = [.. graph.Flat.Nodes.Select(node => node.Name)];
    readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    readonly Dictionary<(int Node, bool WithBias), ImmutableArray<LinearStage>> _stages = [];
    readonly List<Step> _path = [];
    int _target;
    int _steps;
    bool _gaveUp;

    public IReadOnlyList<Projection> Projections => _projections;

    /// <summary>Populations without input that only carry a bias.</summary>
    public IReadOnlyCollection<Population> Silent => _silent.Values;

    /// <summary>Adds every projection into <paramref name="target"/>.</summary>
    public void AddInto(int target)
    {
        _target = target;
        Follow(target);
    }

    void Follow(int node)
    {
        foreach (var source in graph.Flat.Predecessors[node])
        {
            if (_gaveUp)
            {
                return;
            }

            if (graph.IsSource(source))
            {
                AddProjection(graph.Name(source), graph.Outputs[source]);
            }
            else if (CountStep())
            {
                FollowThrough(source);
            }
        }
    }

    void FollowThrough(int node)
    {
        var step = new Step(node, graph.Operations[node].HasBias);
        _path.Add(step);
        Follow(node);
        if (step.BiasIsDue && !_gaveUp)
        {
            AddSilent(node);
        }

        _path.RemoveAt(_path.Count - 1);
    }

    bool CountStep()
    {
        _steps++;
        if (_path.Count >= NirLimits.PathLength)
        {
            GiveUp($"a path into '{graph.Name(_target)}' has more than {NirLimits.PathLength} nodes without state");
        }
        else if (_steps > NirLimits.PathSteps || _projections.Count >= NirLimits.Paths)
        {
            GiveUp($"there are more than {NirLimits.Paths} paths without state; '{graph.Name(_target)}' is one end");
        }

        return !_gaveUp;
    }

    void GiveUp(string message)
    {
        diagnostics.Add(NirCodes.TooManyPaths.At(new SourceLocation(graph.Flat.Source), message + "."));
        _gaveUp = true;
    }

    void AddSilent(int node)
    {
        if (!_silent.TryGetValue(node, out var population))
        {
            var name = graph.Name(node) + ".silent";
            while (!_populations.Add(name))
            {
                name += "'";
            }

            population = new Population { Name = name, Shape = graph.Inputs[node], Model = new PassthroughModel(), Location = Location };
            _silent.Add(node, population);
        }

        AddProjection(population.Name, population.Shape);
    }

    void AddProjection(string source, Shape signal)
    {
        var stages = new List<LinearStage>();
        for (var i = _path.Count - 1; i >= 0; i--)
        {
            var step = _path[i];
            Reshape(stages, ref signal, graph.Inputs[step.Node]);
            stages.AddRange(Stages(step.Node, step.BiasIsDue));
            step.BiasIsDue = false;
            signal = graph.Outputs[step.Node];
        }

        Reshape(stages, ref signal, graph.Inputs[_target]);
        if (stages.Count == 0)
        {
            stages.Add(new ScaleStage(signal, 1));
        }

        _projections.Add(new Projection
        {
            Name = UniqueName(source),
            Source = source,
            Target = graph.Name(_target),
            Stages = [.. stages],
            Location = Location,
        });
    }

    static void Reshape(List<LinearStage> stages, ref Shape signal, Shape wanted)
    {
        if (signal != wanted)
        {
            stages.Add(new ReshapeStage(signal, wanted));
            signal = wanted;
        }
    }

    ImmutableArray<LinearStage> Stages(int node, bool withBias)
    {
        if (!_stages.TryGetValue((node, withBias), out var stages))
        {
            stages = [.. ((StageOperation)graph.Operations[node]).Stages(graph.Inputs[node], graph.Outputs[node], withBias, dt)];
            _stages.Add((node, withBias), stages);
        }

        return stages;
    }

    // Named for the nodes on the way, in the direction of flow; with the ends where these do not tell, and a number where not even they do.
    string UniqueName(string source)
    {
        const int shown = 4;
        var ends = $"{source}->{graph.Name(_target)}";
        var nodes = Enumerable.Reverse(_path).Select(step => step.Node)
            .Where(node => graph.Operations[node] is not PortOperation)
            .Select(graph.Name)
            .Take(shown);
        var way = string.Join('+', nodes);
        var name = way.Length == 0 ? ends : way;
        if (_names.TryAdd(name, 1))
        {
            return name;
        }

        var longName = way.Length == 0 ? ends : $"{way}({ends})";
        name = longName;
        while (!_names.TryAdd(name, 1))
        {
            name = $"{longName}#{++_names[longName]}";
        }

        return name;
    }

    SourceLocation Location => new(graph.Flat.Source);

    sealed class Step(int node, bool hasBias)
    {
        public int Node => node;

        public bool BiasIsDue { get; set; } = hasBias;
    }
}
