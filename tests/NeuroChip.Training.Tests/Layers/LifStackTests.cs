using NeuroChip.Core.Random;
using NeuroChip.Core.Runs;
using NeuroChip.Training.Layers;

namespace NeuroChip.Training.Tests.Layers;

public class LifStackTests
{
    const int Ticks = 7;
    static readonly int[] Sizes = [5, 4, 3];

    // One input, one neuron, β = 0.5, weight 0.75, a spike in ticks 0, 1 and 3:
    // u = .75; .375 + .75 = 1.125 fires and resets; 0; .75.
    [Fact]
    public void Forward_OneNeuron_HandWorked()
    {
        var layer = new DenseLifLayer<SurrogateStep>(1, 1, 0.5, new SurrogateStep(5));
        var trace = new LayerTrace(1, 4);
        layer.Forward(Train([0], [0], [], [0]), [0.75], trace, 4);

        trace.Potentials.Should().Equal(0.75, 1.125, 0, 0.75);
        trace.Outputs.Should().Equal(0, 1, 0, 0);
    }

    // The same run, slope 2, gradient 1 for every output. Slopes 1/(1 + 2|u − 1|)²: .75 → 1/1.5² = 4/9; 1.125 → 1/1.25² = .64; 0 → 1/9.
    // Backward, g = dL/du and m = β·g(t+1):
    // t = 3: g = 4/9                              (m = 0)
    // t = 2: m = 2/9; g = (1 − m·0)/9 + m·(1 − 0) = 1/9 + 2/9 = 1/3
    // t = 1: m = 1/6; g = (1 − m·1.125)·.64 + m·(1 − 1) = .8125·.64 = .52
    // t = 0: m = .26; g = (1 − .26·.75)·4/9 + .26 = .805·4/9 + .26
    // The weight's gradient sums g over the ticks with an input spike: 0, 1 and 3.
    [Fact]
    public void Backward_OneNeuron_HandWorked()
    {
        var layer = new DenseLifLayer<SurrogateStep>(1, 1, 0.5, new SurrogateStep(2));
        var trace = new LayerTrace(1, 4);
        var input = Train([0], [0], [], [0]);
        layer.Forward(input, [0.75], trace, 4);
        Array.Fill(trace.OutputGradients, 1);
        var gradient = new double[1];
        layer.Backward(input, [0.75], trace, 4, gradient, null);

        gradient[0].Should().BeApproximately((0.805 * 4 / 9) + 0.26 + 0.52 + (4.0 / 9), 1e-15);
    }

    // RM-LRN-6: with a sigmoid in place of the step the gradient through time is that of a smooth function.
    [Fact]
    public void Backward_SigmoidInPlaceOfTheStep_EqualsCentralDifferences()
    {
        var stack = new LifStack<Sigmoid>(Sizes, Ticks, 0.9, new Sigmoid(3));
        var sample = Sample();
        var weights = Weights();
        var gradients = new[] { new double[weights[0].Length], new double[weights[1].Length] };
        var (counts, countGradients) = (new double[3], new double[3]);
        stack.Forward(sample, weights, counts);
        SpikeCountLoss.Of(counts, 1, 0.7, countGradients);
        stack.Backward(countGradients, weights, gradients);

        for (var layer = 0; layer < 2; layer++)
        {
            for (var i = 0; i < weights[layer].Length; i++)
            {
                var expected = CentralDifference(stack, sample, weights, layer, i);
                gradients[layer][i].Should().BeApproximately(expected, 1e-6 * Math.Abs(expected), "weight {0} of layer {1}", i, layer);
            }
        }
    }

    // Fourth order in h: (8(f(+h) − f(−h)) − (f(+2h) − f(−2h))) / 12h.
    static double CentralDifference(LifStack<Sigmoid> stack, EncodedSample sample, double[][] weights, int layer, int index)
    {
        const double H = 1e-4;
        var near = Loss(H) - Loss(-H);
        var far = Loss(2 * H) - Loss(-2 * H);
        return ((8 * near) - far) / (12 * H);

        double Loss(double change)
        {
            var moved = weights.Select(w => (double[])w.Clone()).ToArray();
            moved[layer][index] += change;
            var counts = new double[3];
            stack.Forward(sample, moved, counts);
            return SpikeCountLoss.Of(counts, 1, 0.7, new double[3]);
        }
    }

    static double[][] Weights() =>
    [
        .. Enumerable.Range(0, 2).Select(layer => Enumerable.Range(0, Sizes[layer] * Sizes[layer + 1])
            .Select(i => (2 * Philox.Uniform(5, RandomStream.TrainingInitialisation, (uint)i, (uint)layer)) - 0.8).ToArray()),
    ];

    static EncodedSample Sample()
    {
        var tickStart = new int[Ticks + 1];
        List<int> elements = [];
        for (var tick = 0; tick < Ticks; tick++)
        {
            elements.AddRange(Enumerable.Range(0, Sizes[0]).Where(e => Philox.Below(2, 5, RandomStream.InputEncoding, (uint)e, (uint)tick) == 0));
            tickStart[tick + 1] = elements.Count;
        }

        return new EncodedSample(tickStart, [.. elements], []);
    }

    static EventTrain Train(params int[][] ticks)
    {
        var train = new EventTrain();
        foreach (var tick in ticks)
        {
            foreach (var element in tick)
            {
                train.Add(element, 1);
            }

            train.EndTick();
        }

        return train;
    }

    readonly struct Sigmoid(double steepness) : ISpikeFunction
    {
        public double Output(double potential) => 1 / (1 + Math.Exp(-steepness * (potential - 1)));

        public double Derivative(double potential)
        {
            var output = Output(potential);
            return steepness * output * (1 - output);
        }
    }
}
