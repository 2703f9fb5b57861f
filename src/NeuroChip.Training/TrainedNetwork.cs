using System.Collections.Immutable;
using System.Globalization;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;

namespace NeuroChip.Training;

/// <summary>Writes trained weights down as a network.</summary>
static class TrainedNetwork
{
    const double Dt = 1e-3;

    /// <param name="sizes">Inputs, then the neurons of each layer.</param>
    /// <param name="weights">[layers][inputs × neurons], row-major.</param>
    public static NetworkGraph Describe(TrainingOptions options, int[] sizes, double[][] weights)
    {
        // With r = τ/dt a step v ← v + dt/τ·(−v + r·x) is v ← β·v + x.
        var tau = Dt / (1 - options.Decay);
        var neuron = new LifModel { Tau = tau, R = tau / Dt, VThreshold = 1 };
        var populations = ImmutableArray.CreateBuilder<Population>();
        var projections = ImmutableArray.CreateBuilder<Projection>();
        populations.Add(new Population { Name = "input", Shape = options.Input, Model = new InputModel() });
        for (var i = 0; i < weights.Length; i++)
        {
            var source = populations[^1];
            var target = new Population { Name = Numbered("lif", i), Shape = new Shape(sizes[i + 1]), Model = neuron };
            populations.Add(target);
            projections.Add(Connect(Numbered("fc", i), source, target, weights[i]));
        }

        return new NetworkGraph
        {
            Name = options.Name,
            Discretization = new Discretization { Dt = Dt },
            Populations = populations.ToImmutable(),
            Projections = projections.ToImmutable(),
            Outputs = [populations[^1].Name],
        };
    }

    // A dense stage works on a flat signal; an input of several axes is flattened first.
    static Projection Connect(string name, Population source, Population target, double[] weights)
    {
        var flat = new Shape(source.Size);
        var dense = new DenseStage(flat, target.Shape, Transpose(weights, source.Size, target.Size), []);
        return new Projection
        {
            Name = name,
            Source = source.Name,
            Target = target.Name,
            Stages = source.Shape == flat ? [dense] : [new ReshapeStage(source.Shape, flat), dense],
        };
    }

    static ImmutableArray<double> Transpose(double[] weights, int inputs, int neurons)
    {
        var transposed = ImmutableArray.CreateBuilder<double>(weights.Length);
        for (var n = 0; n < neurons; n++)
        {
            for (var i = 0; i < inputs; i++)
            {
                transposed.Add(weights[(i * neurons) + n]);
            }
        }

        return transposed.MoveToImmutable();
    }

    static string Numbered(string name, int layer) => string.Create(CultureInfo.InvariantCulture, $"{name}{layer + 1}");
}
