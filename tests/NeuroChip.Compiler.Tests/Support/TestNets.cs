using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Core.Random;

namespace NeuroChip.Compiler.Tests.Support;

/// <summary>Small networks with gains of 1: v ← 0.5·v + x where nothing else is said.</summary>
static class TestNets
{
    public static Population Input(string name, params int[] shape) => new() { Name = name, Shape = new Shape([.. shape]), Model = new InputModel() };

    public static Population Of(string name, NeuronModel model, params int[] shape) => new() { Name = name, Shape = new Shape([.. shape]), Model = model };

    /// <summary>LIF with v ← (1 − loss)·v + x under Euler with dt = 1.</summary>
    public static LifModel Lif(double threshold = 1, double loss = 0.5) => new() { Tau = 1 / loss, R = 1 / loss, VThreshold = threshold };

    /// <summary>CubaLIF with i ← (1 − currentLoss)·i + x; v ← (1 − loss)·v + i under Euler with dt = 1.</summary>
    public static CubaLifModel Cuba(double threshold = 1, double currentLoss = 0.5, double loss = 0.25) =>
        new() { TauSyn = 1 / currentLoss, WIn = 1 / currentLoss, TauMem = 1 / loss, R = 1 / loss, VThreshold = threshold };

    public static Projection Dense(Population from, Population to, params double[] weights) =>
        Connect(from, to, new DenseStage(from.Shape, to.Shape, [.. weights], []));

    public static Projection Biased(Population from, Population to, double[] weights, double[] biases) =>
        Connect(from, to, new DenseStage(from.Shape, to.Shape, [.. weights], [.. biases]));

    public static Projection OneToOne(Population from, Population to, double weight = 1) => Connect(from, to, new ScaleStage(from.Shape, weight));

    public static Projection Connect(Population from, Population to, params LinearStage[] stages) =>
        new() { Name = $"{from.Name}-{to.Name}", Source = from.Name, Target = to.Name, Stages = [.. stages] };

    /// <summary>Dense layer with weights uniform in ±range, addressed by name so that tests do not depend on one another.</summary>
    public static Projection RandomDense(Population from, Population to, double range, uint seed)
    {
        var weights = new double[from.Size * to.Size];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = range * ((2 * Philox.Uniform(seed, RandomStream.ConnectionWeights, (uint)i)) - 1);
        }

        return Dense(from, to, weights);
    }

    public static NetworkGraph Network(IEnumerable<Population> populations, IEnumerable<Projection> projections, params string[] outputs) => new()
    {
        Name = "test",
        Discretization = new Discretization { Dt = 1 },
        Populations = [.. populations],
        Projections = [.. projections],
        Outputs = [.. outputs],
    };

    public static NetworkGraph With(this NetworkGraph network, Func<Discretization, Discretization> change) =>
        network with { Discretization = change(network.Discretization) };

    /// <summary>Layers of LIF neurons, densely connected.</summary>
    public static NetworkGraph Layers(params int[] sizes)
    {
        var populations = new List<Population> { Input("in", sizes[0]) };
        var projections = new List<Projection>();
        for (var layer = 1; layer < sizes.Length; layer++)
        {
            populations.Add(Of($"layer{layer}", Lif(), sizes[layer]));
            projections.Add(RandomDense(populations[layer - 1], populations[layer], 4.0 / sizes[layer - 1], (uint)layer));
        }

        return Network(populations, projections, populations[^1].Name);
    }
}
