using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Networks;
using NeuroChip.Formats.Nir;

namespace NeuroChip.Compiler.Importing.Nir.Exporting;

/// <summary>Writes populations as nodes, and the ports of the network.</summary>
sealed class PopulationWriter(NetworkGraph network, GraphWriter graph, DiagnosticBag findings)
{
    /// <summary>Writes all; returns the node of each population by the population's name.</summary>
    public Dictionary<string, string> Write()
    {
        var nodes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var population in network.Populations)
        {
            nodes[population.Name] = Write(population);
        }

        foreach (var output in network.Outputs)
        {
            if (!IsMerePort(network[output]))
            {
                var name = network.Outputs.Length == 1 ? "output" : $"output.{output}";
                graph.Connect(nodes[output], graph.Add(name, Port("Output", network[output].Shape)));
            }
        }

        return nodes;
    }

    string Write(Population population)
    {
        if (IsMerePort(population))
        {
            return graph.Add(population.Name, Port("Output", population.Shape));
        }

        var node = Node(population);
        if (node is null)
        {
            findings.Add(NirExporter.NotExpressible(population.Location, $"population '{population.Name}': {Reason(population.Model)}."));
        }

        return graph.Add(population.Name, node ?? NirValues.Node(""));
    }

    // A passthrough that is read once and feeds nothing is the Output itself.
    bool IsMerePort(Population population) =>
        population.Model is PassthroughModel
        && network.Outputs.Count(output => output == population.Name) == 1
        && network.Projections.All(projection => projection.Source != population.Name);

    static NirNode? Node(Population population)
    {
        var shape = population.Shape;
        return population.Model switch
        {
            InputModel => Port("Input", shape),
            PassthroughModel => NirValues.Node("Scale").With("scale", NirValues.Parameters(shape, 1)),
            ThresholdModel threshold => NirValues.Node("Threshold").With("threshold", NirValues.Parameters(shape, threshold.Threshold)),
            IntegratorModel integrator => Fields("I", shape, ("r", integrator.R)),
            LeakyIntegratorModel leaky => Fields("LI", shape, ("tau", leaky.Tau), ("r", leaky.R), ("v_leak", leaky.VLeak)),
            CubaLeakyIntegratorModel cuba => Fields(
                "CubaLI", shape, ("tau_syn", cuba.TauSyn), ("tau_mem", cuba.TauMem), ("r", cuba.R), ("v_leak", cuba.VLeak), ("w_in", cuba.WIn)),
            IfModel neuron => Fields("IF", shape, ("r", neuron.R), ("v_threshold", neuron.VThreshold), ("v_reset", neuron.VReset)),
            LifModel { RefractoryTicks: 0 } lif => Fields(
                "LIF", shape, ("tau", lif.Tau), ("r", lif.R), ("v_leak", lif.VLeak), ("v_threshold", lif.VThreshold), ("v_reset", lif.VReset)),
            CubaLifModel { RefractoryTicks: 0 } cuba => Fields(
                "CubaLIF", shape, ("tau_syn", cuba.TauSyn), ("tau_mem", cuba.TauMem), ("r", cuba.R), ("v_leak", cuba.VLeak),
                ("v_threshold", cuba.VThreshold), ("v_reset", cuba.VReset), ("w_in", cuba.WIn)),
            _ => null,
        };
    }

    static string Reason(NeuronModel model) => model switch
    {
        LifModel or CubaLifModel => "NIR has no refractory time",
        FixedPointModel fixedPoint => $"NIR has no integer neurons such as '{fixedPoint.Family}'",
        _ => $"NIR has no {model.GetType().Name}",
    };

    static NirNode Port(string type, Shape shape) => NirValues.Node(type).With("shape", NirValues.Axes(shape));

    static NirNode Fields(string type, Shape shape, params ReadOnlySpan<(string Name, ParameterValues Values)> fields)
    {
        var node = NirValues.Node(type);
        foreach (var (name, values) in fields)
        {
            node = node.With(name, NirValues.Parameters(shape, values));
        }

        return node;
    }
}
