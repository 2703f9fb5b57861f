using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>A node of the flattened graph.</summary>
/// <param name="Name">With the names of the enclosing graphs: <c>lif1/lif</c>.</param>
/// <param name="IsNested">Within a nested graph; there, Input and Output are mere junctions.</param>
sealed record FlatNode(string Name, NirNode Node, bool IsNested)
{
    public string Type => Node.Type;
}
