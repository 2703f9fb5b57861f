using System.Collections.Immutable;
using NeuroChip.Compiler.Importing.Nir.Operations;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>Refuses cycles without a neuron that has state: their signals would depend on themselves within a step.</summary>
static class StatelessCycles
{
    const byte Open = 1, Closed = 2;

    public static void Check(FlatGraph graph, ImmutableArray<NirOperation> operations, DiagnosticBag diagnostics)
    {
        var state = new byte[operations.Length];
        var next = new int[operations.Length];
        var path = new List<int>();
        for (var root = 0; root < operations.Length; root++)
        {
            Enter(root);
            while (path.Count > 0)
            {
                var node = path[^1];
                if (next[node] == graph.Successors[node].Count)
                {
                    state[node] = Closed;
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                var successor = graph.Successors[node][next[node]++];
                if (state[successor] == Open)
                {
                    var cycle = path.SkipWhile(member => member != successor).Append(successor);
                    diagnostics.Add(NirCodes.StatelessCycle.At(new SourceLocation(graph.Source), $"the cycle {Describe(graph, cycle)} holds no neuron with state."));
                    return;
                }

                Enter(successor);
            }
        }

        void Enter(int node)
        {
            if (state[node] == 0 && !operations[node].HasState)
            {
                state[node] = Open;
                path.Add(node);
            }
        }
    }

    static string Describe(FlatGraph graph, IEnumerable<int> cycle)
    {
        const int shown = 8;
        var names = cycle.Take(shown + 1).Select(node => $"'{graph.Nodes[node].Name}'").ToList();
        return string.Join(" -> ", names.Take(shown)) + (names.Count > shown ? " -> …" : "");
    }
}
