using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Compiler.Tests.Support;

namespace NeuroChip.Compiler.Tests.Mapping.References;

/// <summary>A network as edges, on a square of cores: what the references and the mapper are both given.</summary>
/// <param name="Name">Kind and number of neurons.</param>
/// <param name="Neurons">Numbered without regard to who belongs together, except for layers and populations, which follow each other.</param>
/// <param name="Edges">Distinct (from, to), no self-loops.</param>
/// <param name="Side">Cores along each side of the mesh.</param>
/// <param name="Capacity">Neurons of a core.</param>
sealed record ReferenceNet(string Name, int Neurons, (int From, int To)[] Edges, int Side, int Capacity)
{
    public int Cores => Side * Side;

    /// <summary>One recurrent population of these neurons.</summary>
    public NetworkGraph ToGraph()
    {
        var (input, neurons) = (TestNets.Input("in", 1), TestNets.Of("n", TestNets.Lif(), Neurons));
        var stage = SparseStage.FromList(
            neurons.Shape, neurons.Shape, Edges.Select(e => e.From).ToArray(), Edges.Select(e => e.To).ToArray(), Edges.Select(_ => 0.1).ToArray(), []);
        return TestNets.Network([input, neurons], [TestNets.Connect(input, neurons, SparseStage.FromList(input.Shape, neurons.Shape, [0], [0], [1.0], [])), TestNets.Connect(neurons, neurons, stage)], "n");
    }

    /// <summary>Ring of neighbours with a share of long-distance links (Watts and Strogatz 1998), numbered at random.</summary>
    public static ReferenceNet SmallWorld(int neurons, int degree, double rewired, int side, int capacity)
    {
        var random = new Draws(1);
        var number = random.Permutation(neurons);
        var edges = new HashSet<(int, int)>();
        for (var from = 0; from < neurons; from++)
        {
            for (var d = 1; d <= degree / 2; d++)
            {
                foreach (var near in new[] { (from + d) % neurons, (from - d + neurons) % neurons })
                {
                    Add(edges, number[from], number[random.Uniform() < rewired ? random.Below(neurons) : near]);
                }
            }
        }

        return new ReferenceNet($"small-world-{neurons}", neurons, [.. edges.Order()], side, capacity);
    }

    /// <summary>Ring of neighbours, numbered along it.</summary>
    public static ReferenceNet Ring(int neurons, int degree, int side, int capacity) => new(
        $"ring-{neurons}", neurons,
        [.. from neuron in Enumerable.Range(0, neurons) from d in Enumerable.Range(1, degree / 2) from near in new[] { neuron + d, neuron - d + neurons } select (neuron, near % neurons)],
        side, capacity);

    /// <summary>Layers in which a neuron sees a window of the layer before and some neurons anywhere in it.</summary>
    public static ReferenceNet Layered(int layers, int width, int window, int anywhere, int side, int capacity)
    {
        var random = new Draws(2);
        var number = Enumerable.Range(0, layers).Select(layer => random.Permutation(width).Select(n => (layer * width) + n).ToArray()).ToArray();
        var edges = new HashSet<(int, int)>();
        for (var layer = 1; layer < layers; layer++)
        {
            for (var to = 0; to < width; to++)
            {
                for (var k = 0; k < window; k++)
                {
                    Add(edges, number[layer - 1][(to + k - (window / 2) + width) % width], number[layer][to]);
                }

                for (var k = 0; k < anywhere; k++)
                {
                    Add(edges, number[layer - 1][random.Below(width)], number[layer][to]);
                }
            }
        }

        return new ReferenceNet($"layered-{layers * width}", layers * width, [.. edges.Order()], side, capacity);
    }

    /// <summary>The cortical microcircuit (Potjans and Diesmann, Cerebral Cortex 24, 2014, table 5), sizes scaled, probabilities as published.</summary>
    public static ReferenceNet Microcircuit(int neurons, int side, int capacity)
    {
        int[] published = [20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948];
        double[][] probability =
        [
            [0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0, 0.0076, 0],
            [0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0, 0.0042, 0],
            [0.0077, 0.0059, 0.0497, 0.1350, 0.0067, 0.0003, 0.0453, 0],
            [0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0, 0.1057, 0],
            [0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0],
            [0.0548, 0.0269, 0.0257, 0.0022, 0.0600, 0.3158, 0.0086, 0],
            [0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252],
            [0.0364, 0.0010, 0.0034, 0.0005, 0.0277, 0.0080, 0.0658, 0.1443],
        ];
        var population = new List<int>();
        for (var p = 0; p < published.Length; p++)
        {
            population.AddRange(Enumerable.Repeat(p, (int)((long)neurons * published[p] / published.Sum())));
        }

        var random = new Draws(3);
        var edges = new HashSet<(int, int)>();
        for (var to = 0; to < population.Count; to++)
        {
            for (var from = 0; from < population.Count; from++)
            {
                if (random.Uniform() < probability[population[to]][population[from]])
                {
                    Add(edges, from, to);
                }
            }
        }

        return new ReferenceNet($"microcircuit-{population.Count}", population.Count, [.. edges.Order()], side, capacity);
    }

    static void Add(HashSet<(int, int)> edges, int from, int to)
    {
        if (from != to)
        {
            edges.Add((from, to));
        }
    }
}
