using NeuroChip.Compiler.Importing.Nir.Operations;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Networks;

namespace NeuroChip.Compiler.Importing.Nir;

/// <summary>Cuts a shaped graph into populations, in the order in which signals flow, and projections.</summary>
sealed class NirNetworkBuilder(ShapedGraph graph, DiagnosticBag diagnostics)
{
    public NetworkGraph Build(string name, Discretization discretization)
    {
        var outputs = FindOutputs();
        var projections = new ProjectionBuilder(graph, discretization.Dt, diagnostics);
        var populations = new List<Population>();
        foreach (var node in graph.Flat.Order.OrderBy(node => graph.Operations[node] is not PortOperation { Kind: PortKind.Input }))
        {
            if (ModelOf(node, outputs) is { } model)
            {
                populations.Add(new Population { Name = graph.Name(node), Shape = graph.Inputs[node], Model = model, Location = Location });
                projections.AddInto(node);
            }
        }

        WarnOfDelayedBiases(projections.Projections);
        return new NetworkGraph
        {
            Name = name,
            Discretization = discretization,
            Populations = [.. populations, .. projections.Silent],
            Projections = [.. projections.Projections],
            Outputs = [.. outputs.Values.Select(graph.Name)],
        };
    }

    // Output node -> the node whose population is read. A population is read by one port; further ports get copies.
    SortedDictionary<int, int> FindOutputs()
    {
        var shown = new HashSet<int>();
        var outputs = new SortedDictionary<int, int>();
        for (var node = 0; node < graph.Operations.Length; node++)
        {
            if (graph.Operations[node] is PortOperation { Kind: PortKind.Output })
            {
                outputs[node] = graph.ShownBy(node) is { } neurons && shown.Add(neurons) ? neurons : node;
            }
        }

        return outputs;
    }

    NeuronModel? ModelOf(int node, SortedDictionary<int, int> outputs) => graph.Operations[node] switch
    {
        NeuronOperation neuron => neuron.Model,
        PortOperation { Kind: PortKind.Input } => new InputModel(),
        PortOperation { Kind: PortKind.Output } when outputs[node] == node => new PassthroughModel(),
        _ => null,
    };

    void WarnOfDelayedBiases(IEnumerable<Projection> projections)
    {
        foreach (var projection in projections)
        {
            var bias = projection.Stages.FirstOrDefault(stage => !stage.Bias.IsEmpty);
            var delay = projection.Stages.LastOrDefault(stage => stage is Core.Networks.Stages.DelayStage);
            if (bias is not null && delay is not null && projection.Stages.IndexOf(bias) < projection.Stages.LastIndexOf(delay))
            {
                diagnostics.Add(NirCodes.DelayedBias.At(Location, $"in '{projection.Name}' a bias comes before a delay and is not delayed."));
            }
        }
    }

    SourceLocation Location => new(graph.Flat.Source);
}
