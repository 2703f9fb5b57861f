using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Reference.Tests;

/// <summary>Small networks for hand-worked cases.</summary>
static class Networks
{
    public static readonly Discretization Euler = new() { Dt = 1 };

    /// <summary>One input element → one neuron of the model, with a weight and a bias.</summary>
    public static NetworkGraph Single(NeuronModel model, Discretization discretization, double weight = 1, double bias = 0) =>
        Graph(discretization, [In(1), Pop("n", 1, model)], [Dense("w", "in", "n", [[weight]], bias == 0 ? [] : [bias])], "n");

    public static NetworkGraph Graph(
        Discretization discretization, Population[] populations, Projection[] projections, params string[] outputs) => new()
        {
            Name = "test",
            Discretization = discretization,
            Populations = [.. populations],
            Projections = [.. projections],
            Outputs = [.. outputs],
        };

    public static Population In(int size) => Pop("in", size, new InputModel());

    public static Population Pop(string name, int size, NeuronModel model) => new() { Name = name, Shape = new Shape(size), Model = model };

    /// <param name="rows">[outputs][inputs].</param>
    public static Projection Dense(string name, string source, string target, double[][] rows, double[]? bias = null, int delay = 0) => new()
    {
        Name = name,
        Source = source,
        Target = target,
        DelayTicks = delay,
        Stages = [new DenseStage(new Shape(rows[0].Length), new Shape(rows.Length), [.. rows.SelectMany(r => r)], [.. bias ?? []])],
    };
}
