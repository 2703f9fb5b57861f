using System.Collections.Immutable;
using NeuroChip.Compiler.Importing.Nir.Operations;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>A graph whose nodes are read and whose shapes are known; what is left is to cut it into populations and projections.</summary>
/// <param name="Operations">[nodes].</param>
/// <param name="Inputs">[nodes]: shape at the input of a node.</param>
/// <param name="Outputs">[nodes]: shape at its output.</param>
sealed record ShapedGraph(FlatGraph Flat, ImmutableArray<NirOperation> Operations, ImmutableArray<Shape> Inputs, ImmutableArray<Shape> Outputs)
{
    public string Name(int node) => Flat.Nodes[node].Name;

    /// <summary>True for a node that delivers a population's output: a neuron or an Input of the network.</summary>
    public bool IsSource(int node) => Operations[node] is NeuronOperation or PortOperation { Kind: PortKind.Input };

    /// <summary>
    /// The neurons that an Output shows unchanged, through junctions and reshapes at most; null where it has to be computed and needs a
    /// population of its own.
    /// </summary>
    public int? ShownBy(int output)
    {
        var node = output;
        for (var steps = 0; steps <= NirLimits.PathLength; steps++)
        {
            if (Flat.Predecessors[node] is not [var only])
            {
                return null;
            }

            if (Operations[only] is NeuronOperation)
            {
                return only;
            }

            if (Operations[only] is not (FlattenOperation or PortOperation { Kind: PortKind.Junction }))
            {
                return null;
            }

            node = only;
        }

        return null;
    }
}
