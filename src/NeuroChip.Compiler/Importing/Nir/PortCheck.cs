using System.Collections.Immutable;
using NeuroChip.Compiler.Importing.Nir.Operations;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>A network needs an Input and an Output, and nothing may flow into an Input.</summary>
static class PortCheck
{
    public static void Check(FlatGraph graph, ImmutableArray<NirOperation> operations, DiagnosticBag diagnostics)
    {
        var location = new SourceLocation(graph.Source);
        foreach (var (kind, type, ends, role) in new[]
        {
            (PortKind.Input, "Input", graph.Predecessors, "before"),
            (PortKind.Output, "Output", graph.Successors, "behind"),
        })
        {
            if (!operations.Any(operation => operation is PortOperation port && port.Kind == kind))
            {
                var open = Enumerable.Range(0, operations.Length).Where(node => ends[node].Count == 0).Select(node => $"'{graph.Nodes[node].Name}'").ToList();
                var advice = open.Count == 0 ? "" : $" It could stand {role} {string.Join(", ", open.Take(5))}.";
                diagnostics.Add(NirCodes.NoPorts.At(location, $"the graph has no {type} node.{advice}"));
            }
        }

        for (var node = 0; node < operations.Length; node++)
        {
            if (operations[node] is PortOperation { Kind: PortKind.Input } && graph.Predecessors[node] is [var source, ..])
            {
                diagnostics.Add(NirCodes.EdgeIntoInput.At(
                    location, $"edge '{graph.Nodes[source].Name}' -> '{graph.Nodes[node].Name}' ends in an Input."));
            }
        }
    }
}
