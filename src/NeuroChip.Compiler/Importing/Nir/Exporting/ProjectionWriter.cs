using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir.Exporting;

/// <summary>Writes each projection as the chain of nodes that its stages stand for.</summary>
sealed class ProjectionWriter(NetworkGraph network, GraphWriter graph, DiagnosticBag findings)
{
    /// <param name="source">Node of the source population.</param>
    /// <param name="target">Node of the target population.</param>
    public void Write(Projection projection, string source, string target)
    {
        if (projection.FixedPoint is not null)
        {
            Refuse(projection, "NIR has no integer weights with an exponent");
        }

        if (projection.Learning is not null)
        {
            Refuse(projection, "NIR has no learning rules");
        }

        var nodes = new List<NirNode>();
        if (projection.DelayTicks > 0)
        {
            nodes.Add(DelayNode(projection.Stages[0].InputShape, [projection.DelayTicks]));
        }

        AddStages(projection, nodes);
        Connect(projection, nodes, source, target);
    }

    void AddStages(Projection projection, List<NirNode> nodes)
    {
        var stages = projection.Stages.AsSpan();
        for (var i = 0; i < stages.Length;)
        {
            if (ReshapedConvolution.TryNode(stages[i..]) is { } node)
            {
                nodes.Add(node);
                i += ReshapedConvolution.Stages;
                continue;
            }

            if (AddStage(stages[i], nodes) is { } problem)
            {
                Refuse(projection, problem);
            }

            i++;
        }
    }

    // Null, or why the stage has no counterpart.
    string? AddStage(LinearStage stage, List<NirNode> nodes)
    {
        switch (stage)
        {
            case ReshapeStage reshape:
                return MatrixNodes.AddReshape(reshape.From, reshape.To, nodes);
            case ScaleStage scale:
                if (!scale.Factors.IsUniform || scale.Factors[0] != 1)
                {
                    nodes.Add(NirValues.Node("Scale").With("scale", NirValues.Parameters(scale.Signal, scale.Factors)));
                }

                return null;
            case DelayStage delay:
                nodes.Add(DelayNode(delay.Signal, delay.DelayTicks.AsSpan()));
                return null;
            case Conv2dStage convolution:
                return WindowNodes.AddConvolution(convolution, nodes);
            case Pool2dStage pool:
                return WindowNodes.AddPool(pool, nodes);
            case DenseStage dense:
                return MatrixNodes.AddDense(dense.From, dense.To, dense.Weights.AsSpan(), dense.Biases, nodes);
            default:
                return MatrixNodes.AddList(stage, delay => DelayNode(stage.InputShape, [delay]), nodes);
        }
    }

    void Connect(Projection projection, List<NirNode> nodes, string source, string target)
    {
        // Two equal edges would count as one.
        if (nodes.Count == 0 && graph.IsConnected(source, target))
        {
            nodes.Add(NirValues.Node("Scale").With("scale", NirValues.Parameters(projection.Stages[0].InputShape, 1)));
        }

        var last = source;
        foreach (var node in nodes)
        {
            var added = graph.Add(nodes.Count == 1 ? projection.Name : $"{projection.Name}.{node.Type.ToLowerInvariant()}", node);
            graph.Connect(last, added);
            last = added;
        }

        graph.Connect(last, target);
    }

    NirNode DelayNode(Shape signal, ReadOnlySpan<int> ticks)
    {
        var seconds = new double[ticks.Length];
        for (var i = 0; i < seconds.Length; i++)
        {
            seconds[i] = ticks[i] * network.Discretization.Dt;
        }

        return NirValues.Node("Delay").With("delay", NirValues.Parameters(signal, new ParameterValues([.. seconds])));
    }

    void Refuse(Projection projection, string problem) =>
        findings.Add(NirExporter.NotExpressible(projection.Location, $"projection '{projection.Name}': {problem}."));
}
