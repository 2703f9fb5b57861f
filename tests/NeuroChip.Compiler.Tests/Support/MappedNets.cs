using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Core.Random;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests.Support;

/// <summary>Networks whose good mappings are known to differ from filling cores in order.</summary>
static class MappedNets
{
    /// <summary>Communities of neurons that talk among themselves; their numbers are dealt out like cards, so that neighbours in number never belong together.</summary>
    public static NetworkGraph Communities(int communities, int size, ulong seed = 1)
    {
        var (input, neurons) = (Input("in", 1), Of("n", Lif(), communities * size));
        var synapses = new List<(int Pre, int Post)>();
        for (var post = 0; post < communities * size; post++)
        {
            for (var k = 0; k < 6; k++)
            {
                var peer = Philox.Below(size, seed, RandomStream.ConnectionTargets, (uint)post, (uint)k);
                synapses.Add(((peer * communities) + (post % communities), post));
            }

            synapses.Add((Philox.Below(communities * size, seed, RandomStream.ConnectionTargets, (uint)post, 99), post));
        }

        return Network([input, neurons], [Dense(input, neurons, [.. Enumerable.Repeat(1.5, communities * size)]), Sparse(neurons, neurons, synapses)], "n");
    }

    /// <summary>A chain of layers in which every neuron sees three neighbours of the layer before, numbered backwards in every other layer.</summary>
    public static NetworkGraph Chain(int layers, int size)
    {
        var populations = new List<Population> { Input("in", size) };
        var projections = new List<Projection>();
        for (var layer = 0; layer < layers; layer++)
        {
            populations.Add(Of($"layer{layer}", Lif(), size));
            var synapses = new List<(int Pre, int Post)>();
            for (var n = 0; n < size; n++)
            {
                for (var k = -1; k <= 1; k++)
                {
                    synapses.Add((size - 1 - ((n + k + size) % size), n));
                }
            }

            projections.Add(Sparse(populations[^2], populations[^1], synapses));
        }

        return Network(populations, projections, populations[^1].Name);
    }

    static Projection Sparse(Population from, Population to, List<(int Pre, int Post)> synapses)
    {
        var edges = synapses.Distinct().ToArray();
        var weights = edges.Select(s => ((((s.Pre * 31) + s.Post) % 7) / 4.0) - 0.5).ToArray();
        return Connect(from, to, SparseStage.FromList(
            from.Shape, to.Shape, edges.Select(s => s.Pre).ToArray(), edges.Select(s => s.Post).ToArray(), weights, []));
    }
}
