using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Formats.Hdf5;

namespace NeuroChip.Formats.Nir;

/// <summary>Walks the groups of an HDF5 file and takes everything below <c>/node</c> as it is.</summary>
sealed class NirReader
{
    const string TypeName = "type", NodesName = "nodes", EdgesName = "edges", MetadataName = "metadata";

    const long Mebi = 1L << 20;

    readonly string _file;

    // Compressed files may hold more elements than bytes, constant parameters above all, but a short file must not fill the memory.
    long _elementsLeft;

    NirReader(string file, long fileLength) => (_file, _elementsLeft) = (file, (8 * Mebi) + (2 * fileLength));

    public static NirGraph Read(Hdf5File file, string name, long fileLength) => new NirReader(name, fileLength).ReadRoot(file.Root);

    NirGraph ReadRoot(Hdf5Group root)
    {
        if (root.Group("node") is not { } top)
        {
            throw Fail(FileCodes.NotThatFormat, $"The file is HDF5 but not NIR: it has no group '/node'.{Members(root)}");
        }

        var type = ReadType(top);
        if (type != NirNode.GraphType)
        {
            throw Fail(FileCodes.NotThatFormat, $"'/node' has the type '{type}'; a file holds a {NirNode.GraphType}.");
        }

        var version = root.Dataset("version") is { } text && text.Type.Kind == Hdf5TypeKind.String && text.Count == 1 ? text.ReadStrings()[0] : null;
        return ReadGraph(top) with
        {
            Version = version,
            Parameters = ReadParameters(top, isGraph: true),
            Metadata = ReadMetadata(top),
        };
    }

    NirGraph ReadGraph(Hdf5Group group)
    {
        if (group.Group(NodesName) is not { } nodes)
        {
            throw Fail(FileCodes.Malformed, $"'{group.Path}' is a graph without a group '{NodesName}'.{Members(group)}");
        }

        return new NirGraph
        {
            Source = _file,
            Nodes = [.. nodes.Names.Select(name => ReadNode(nodes, name))],
            Edges = ReadEdges(group),
        };
    }

    NirNode ReadNode(Hdf5Group nodes, string name)
    {
        if (nodes.Group(name) is not { } group)
        {
            throw Fail(FileCodes.Malformed, $"'{nodes.Path}/{name}' is not a group; every member of '{NodesName}' is a node.");
        }

        var type = ReadType(group);
        var isGraph = type == NirNode.GraphType;
        return new NirNode
        {
            Name = name,
            Type = type,
            Parameters = ReadParameters(group, isGraph),
            Metadata = ReadMetadata(group),
            Graph = isGraph ? ReadGraph(group) : null,
        };
    }

    string ReadType(Hdf5Group group)
    {
        if (group.Dataset(TypeName) is not { } type)
        {
            throw Fail(FileCodes.Malformed, $"'{group.Path}' has no '{TypeName}'.{Members(group)}");
        }

        return type.Type.Kind == Hdf5TypeKind.String && type.Count == 1
            ? type.ReadStrings()[0]
            : throw Fail(FileCodes.Malformed, $"{type} is not one string.", type);
    }

    ImmutableArray<NirEdge> ReadEdges(Hdf5Group group)
    {
        if (group.Dataset(EdgesName) is not { } edges)
        {
            throw Fail(FileCodes.Malformed, $"'{group.Path}' is a graph without '{EdgesName}'.{Members(group)}");
        }

        // An empty list is written without its second axis, and as numbers.
        if (edges.Count == 0)
        {
            return [];
        }

        if (edges.Type.Kind != Hdf5TypeKind.String || edges.Dimensions is not [_, 2])
        {
            throw Fail(FileCodes.Malformed, $"{edges} has the shape [{string.Join(", ", edges.Dimensions)}]; pairs of strings are needed.", edges);
        }

        TakeElements(edges);
        return [.. edges.ReadStrings().Chunk(2).Select(pair => new NirEdge(pair[0], pair[1]))];
    }

    ImmutableSortedDictionary<string, NirValue> ReadParameters(Hdf5Group group, bool isGraph) =>
        ReadMembers(group, name =>
            name == TypeName || (isGraph && name is (NodesName or EdgesName)) || (name == MetadataName && group.Group(name) is not null));

    NirGroup? ReadMetadata(Hdf5Group group) =>
        group.Group(MetadataName) is { } metadata ? new NirGroup(ReadMembers(metadata, _ => false)) : null;

    ImmutableSortedDictionary<string, NirValue> ReadMembers(Hdf5Group group, Func<string, bool> isLeftOut)
    {
        var members = NirGroup.Empty.Members.ToBuilder();
        foreach (var name in group.Names)
        {
            if (!isLeftOut(name) && ReadValue(group, name) is { } value)
            {
                members[name] = value;
            }
        }

        return members.ToImmutable();
    }

    // Null for what is neither group nor dataset: a type that has a name of its own.
    NirValue? ReadValue(Hdf5Group group, string name)
    {
        if (group.Group(name) is { } inner)
        {
            return new NirGroup(ReadMembers(inner, _ => false));
        }

        if (group.Dataset(name) is not { } dataset)
        {
            return null;
        }

        TakeElements(dataset);
        return dataset.Type.Kind == Hdf5TypeKind.String
            ? new NirText(dataset.Dimensions, [.. dataset.ReadStrings()])
            : ReadTensor(dataset);
    }

    NirTensor ReadTensor(Hdf5Dataset dataset)
    {
        var type = ElementType(dataset);
        if (type is { } known)
        {
            return new NirTensor(known, dataset.Dimensions, ImmutableCollectionsMarshal.AsImmutableArray(dataset.ReadBytesLittleEndian()));
        }

        return dataset.Type.Kind is Hdf5TypeKind.Integer or Hdf5TypeKind.Enumeration
            ? NirTensor.Int64(dataset.Dimensions, dataset.ReadIntegers())
            : throw Fail(FileCodes.Unsupported, $"{dataset} holds neither numbers nor text.", dataset);
    }

    static NirElementType? ElementType(Hdf5Dataset dataset) => (dataset.Type.Kind, dataset.Type.IsSigned, dataset.Type.Size) switch
    {
        (Hdf5TypeKind.Float, _, 2) => NirElementType.Float16,
        (Hdf5TypeKind.Float, _, 4) => NirElementType.Float32,
        (Hdf5TypeKind.Float, _, 8) => NirElementType.Float64,
        (Hdf5TypeKind.Boolean, _, 1) => NirElementType.Bool,
        (Hdf5TypeKind.Integer, true, 1) => NirElementType.Int8,
        (Hdf5TypeKind.Integer, true, 2) => NirElementType.Int16,
        (Hdf5TypeKind.Integer, true, 4) => NirElementType.Int32,
        (Hdf5TypeKind.Integer, true, 8) => NirElementType.Int64,
        (Hdf5TypeKind.Integer, false, 1) => NirElementType.UInt8,
        (Hdf5TypeKind.Integer, false, 2) => NirElementType.UInt16,
        (Hdf5TypeKind.Integer, false, 4) => NirElementType.UInt32,
        (Hdf5TypeKind.Integer, false, 8) => NirElementType.UInt64,
        _ => null,
    };

    void TakeElements(Hdf5Dataset dataset)
    {
        _elementsLeft -= Math.Min(dataset.Count, long.MaxValue / 2);
        if (_elementsLeft < 0)
        {
            throw Fail(FileCodes.TooLarge, $"With {dataset} the file declares more numbers than a file of its length is likely to hold.", dataset);
        }
    }

    static string Members(Hdf5Group group) =>
        group.Names.Count == 0 ? " It is empty." : $" It holds {string.Join(", ", group.Names.Take(8).Select(name => $"'{name}'"))}.";

    InputErrorException Fail(DiagnosticDescriptor descriptor, string message, Hdf5Dataset? dataset = null) =>
        new(descriptor.At(new SourceLocation(_file, ByteOffset: dataset?.Position ?? -1), message));
}
