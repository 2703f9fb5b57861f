using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir.Exporting;

/// <summary>Collects nodes under unique names, and edges.</summary>
sealed class GraphWriter
{
    readonly Dictionary<string, NirNode> _nodes = new(StringComparer.Ordinal);
    readonly List<NirEdge> _edges = [];
    readonly HashSet<NirEdge> _connected = [];

    /// <summary>Adds a node; its name is the one given, without slashes and with a number if it is taken.</summary>
    /// <returns>The name.</returns>
    public string Add(string name, NirNode node)
    {
        var plain = name.Length == 0 ? "node" : name.Replace('/', '.');
        var unique = plain;
        for (var number = 2; !_nodes.TryAdd(unique, node); number++)
        {
            unique = $"{plain}_{number}";
        }

        _nodes[unique] = node with { Name = unique };
        return unique;
    }

    public bool IsConnected(string source, string target) => _connected.Contains(new NirEdge(source, target));

    public void Connect(string source, string target)
    {
        var edge = new NirEdge(source, target);
        _connected.Add(edge);
        _edges.Add(edge);
    }

    public NirGraph ToGraph(NirGroup metadata) => new()
    {
        Version = "neurochip-" + typeof(GraphWriter).Assembly.GetName().Version!.ToString(3),
        Nodes = [.. _nodes.Values.OrderBy(node => node.Name, StringComparer.Ordinal)],
        Edges = [.. _edges],
        Metadata = metadata,
    };
}
