using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>
/// Dissolves nested graphs: node <c>lif</c> of graph <c>lif1</c> becomes <c>lif1/lif</c>, and an edge to <c>lif1</c> leads to its Input.
/// Where a nested graph has several ports, an edge names one as <c>lif1/port</c>. Edges to unknown nodes are reported with the nearest names.
/// </summary>
sealed class NirFlattener(string source, DiagnosticBag diagnostics)
{
    readonly FlatGraph _flat = new(source);

    public static FlatGraph Flatten(NirGraph graph, DiagnosticBag diagnostics)
    {
        var flattener = new NirFlattener(graph.Source, diagnostics);
        flattener.Add(graph, "");
        flattener._flat.Sort();
        return flattener._flat;
    }

    Dictionary<string, Endpoints> Add(NirGraph graph, string prefix)
    {
        var scope = new Dictionary<string, Endpoints>(graph.Nodes.Length, StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            if (!scope.TryAdd(node.Name, AddNode(node, prefix)))
            {
                Report(NirCodes.DuplicateName, $"there are two nodes '{prefix}{node.Name}'.");
            }
        }

        AddEdges(graph, prefix, scope);
        return scope;
    }

    Endpoints AddNode(NirNode node, string prefix)
    {
        var name = prefix + node.Name;
        if (node.Graph is null)
        {
            var index = _flat.Add(name, node, prefix.Length > 0);
            return new Endpoints([(node.Name, index)], [(node.Name, index)], IsGraph: false);
        }

        if (prefix.Count(c => c == '/') >= NirLimits.Depth)
        {
            Report(NirCodes.TooLarge, $"graph '{name}' is nested deeper than {NirLimits.Depth} levels.");
            return new Endpoints([], [], IsGraph: true);
        }

        var scope = Add(node.Graph, name + "/");
        return new Endpoints(Ports(node.Graph, scope, "Input"), Ports(node.Graph, scope, "Output"), IsGraph: true);
    }

    static List<(string, int)> Ports(NirGraph graph, Dictionary<string, Endpoints> scope, string type) =>
        [.. graph.Nodes.Where(node => node.Type == type && node.Graph is null).Select(node => (node.Name, scope[node.Name].Entries[0].Node))];

    void AddEdges(NirGraph graph, string prefix, Dictionary<string, Endpoints> scope)
    {
        var seen = new HashSet<NirEdge>();
        int unknown = 0, duplicates = 0;
        foreach (var edge in graph.Edges)
        {
            if (!seen.Add(edge))
            {
                if (duplicates++ < NirLimits.SameFindings)
                {
                    Report(NirCodes.DuplicateEdge, $"{Describe(edge, prefix)} occurs again.");
                }

                continue;
            }

            var source = Find(scope, edge.Source, edge, prefix, endpoints => endpoints.Exits, "Output", ref unknown);
            var target = Find(scope, edge.Target, edge, prefix, endpoints => endpoints.Entries, "Input", ref unknown);
            if (source is { } from && target is { } to)
            {
                _flat.Connect(from, to);
            }
        }
    }

    int? Find(
        Dictionary<string, Endpoints> scope, string name, NirEdge edge, string prefix,
        Func<Endpoints, List<(string Port, int Node)>> side, string portType, ref int unknown)
    {
        if (scope.TryGetValue(name, out var endpoints))
        {
            return OnlyPort(side(endpoints), name, edge, prefix, portType);
        }

        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && scope.TryGetValue(name[..slash], out var graph) && graph.IsGraph)
        {
            foreach (var (port, node) in side(graph))
            {
                if (name.AsSpan(slash + 1).SequenceEqual(port))
                {
                    return node;
                }
            }
        }

        if (unknown++ < NirLimits.SameFindings)
        {
            Report(NirCodes.UnknownNode, $"{Describe(edge, prefix)}: there is no node '{name}'{Where(prefix)}.{Nearest(name, scope.Keys)}");
        }

        return null;
    }

    int? OnlyPort(List<(string Port, int Node)> ports, string name, NirEdge edge, string prefix, string portType)
    {
        if (ports.Count == 1)
        {
            return ports[0].Node;
        }

        if (ports.Count == 0)
        {
            Report(NirCodes.NoPorts, $"{Describe(edge, prefix)}: the nested graph '{prefix}{name}' has no {portType}.");
        }
        else
        {
            var names = string.Join(", ", ports.Take(NirLimits.SameFindings).Select(port => $"'{name}/{port.Port}'"));
            Report(NirCodes.AmbiguousPort, $"{Describe(edge, prefix)}: '{name}' has {ports.Count} {portType} nodes: {names}.");
        }

        return null;
    }

    // Names that continue the one given ("lif1" for "lif1.lif") are closer than any count of edits tells.
    static string Nearest(string name, IEnumerable<string> names)
    {
        const int searched = 1000;
        var candidates = names.Order(StringComparer.Ordinal).Take(searched).ToList();
        var longer = candidates.Where(candidate => name.Length > 0 && candidate.StartsWith(name, StringComparison.Ordinal)).Take(3);
        var near = NearestName.Find(name, candidates);
        var all = longer.Concat(near is null ? [] : [near]).Distinct().ToList();
        return all.Count == 0 ? "" : $" Nearest: {string.Join(", ", all.Select(n => $"'{n}'"))}.";
    }

    static string Describe(NirEdge edge, string prefix) => $"edge '{edge.Source}' -> '{edge.Target}'{Where(prefix)}";

    static string Where(string prefix) => prefix.Length == 0 ? "" : $" in graph '{prefix[..^1]}'";

    void Report(DiagnosticDescriptor descriptor, string message) => diagnostics.Add(descriptor.At(new SourceLocation(_flat.Source), message));

    /// <param name="Entries">Where edges to the node end, by port.</param>
    /// <param name="Exits">Where edges from the node begin, by port.</param>
    sealed record Endpoints(List<(string Port, int Node)> Entries, List<(string Port, int Node)> Exits, bool IsGraph);
}
