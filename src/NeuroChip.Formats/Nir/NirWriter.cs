using System.Collections.Immutable;
using NeuroChip.Formats.Hdf5;

namespace NeuroChip.Formats.Nir;

/// <summary>Lays a graph out as the groups and datasets of a file.</summary>
sealed class NirWriter
{
    readonly Hdf5Writer _file = new();

    public static byte[] Write(NirGraph graph)
    {
        var writer = new NirWriter();
        if (graph.Version is { } version)
        {
            writer._file.AddStrings("/version", [], [version]);
        }

        writer.AddText("/node/type", NirNode.GraphType);
        writer.AddGraph("/node", graph);
        writer.AddMembers("/node", graph.Parameters, graph.Metadata);
        return writer._file.ToArray();
    }

    void AddGraph(string path, NirGraph graph)
    {
        var nodes = path + "/nodes";
        _file.AddGroup(nodes);
        foreach (var node in graph.Nodes)
        {
            AddNode(Join(nodes, node.Name), node);
        }

        _file.AddStrings(path + "/edges", [graph.Edges.Length, 2], [.. graph.Edges.SelectMany<NirEdge, string>(edge => [edge.Source, edge.Target])]);
    }

    void AddNode(string path, NirNode node)
    {
        AddText(path + "/type", node.Type);
        AddMembers(path, node.Parameters, node.Metadata);
        if (node.Graph is { } graph)
        {
            AddGraph(path, graph);
        }
    }

    void AddMembers(string path, ImmutableSortedDictionary<string, NirValue> members, NirGroup? metadata)
    {
        foreach (var (name, value) in members)
        {
            AddValue(Join(path, name), value);
        }

        if (metadata is not null)
        {
            AddValue(path + "/metadata", metadata);
        }
    }

    void AddValue(string path, NirValue value)
    {
        switch (value)
        {
            case NirTensor tensor:
                _file.AddDataset(path, TypeOf(tensor.ElementType), tensor.Shape.AsSpan(), tensor.Bytes.AsSpan());
                break;
            case NirText text:
                _file.AddStrings(path, text.Shape.AsSpan(), text.Values.AsSpan());
                break;
            case NirGroup group:
                _file.AddGroup(path);
                AddMembers(path, group.Members, metadata: null);
                break;
            default:
                throw new ArgumentException($"'{path}' has a value of an unknown kind.");
        }
    }

    void AddText(string path, string text) => _file.AddStrings(path, [], [text]);

    static string Join(string path, string name) => name.Length == 0 || name.Contains('/')
        ? throw new ArgumentException($"'{name}' in '{path}' cannot be a name: names are not empty and hold no slash.")
        : $"{path}/{name}";

    static Hdf5Type TypeOf(NirElementType type) => type switch
    {
        NirElementType.Bool => Hdf5Type.Boolean,
        _ when type.IsFloat() => Hdf5Type.Float(type.Size()),
        NirElementType.UInt8 or NirElementType.UInt16 or NirElementType.UInt32 or NirElementType.UInt64 => Hdf5Type.Integer(type.Size(), signed: false),
        _ => Hdf5Type.Integer(type.Size()),
    };
}
