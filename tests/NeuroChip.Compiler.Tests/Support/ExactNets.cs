using NeuroChip.Core.Networks;
using NeuroChip.Core.Networks.Stages;
using NeuroChip.Core.Random;

namespace NeuroChip.Compiler.Tests.Support;

/// <summary>
/// Random networks that fixed point can compute exactly over a few ticks, so that chip and float network must agree spike by spike. Weights
/// are multiples of 1/64 with 127/64 among them (8 bits, max calibration: the scale is 1/64), thresholds and biases are odd multiples of
/// 1/128 (never met exactly by a sum), leaks are none, a half or all, a current halves.
/// </summary>
sealed class ExactNets(uint seed)
{
    uint _draw;

    public NetworkGraph Network()
    {
        var input = TestNets.Input("in", 2 + Below(4));
        var a = TestNets.Of("a", Neuron(), 1 + Below(6));
        var b = TestNets.Of("b", Neuron(), 1 + Below(6));
        var c = TestNets.Of("c", Neuron(), 1 + Below(3));
        var junction = TestNets.Of("junction", new PassthroughModel(), b.Size);
        var projections = new List<Projection> { Connect(input, a), Connect(a, b), Connect(b, c) };
        AddSometimes(projections, () => Connect(input, b));
        AddSometimes(projections, () => Connect(input, c));
        AddSometimes(projections, () => Connect(a, a));
        AddSometimes(projections, () => Connect(b, a));

        // Parallel ways have delays of their own: weights that add up would need more bits.
        AddSometimes(projections, () => Connect(a, b) with { Name = "a-b again", DelayTicks = 3 });
        AddSometimes(projections, () => Connect(a, c));
        var populations = new List<Population> { input, a, b, c };
        if (Below(2) == 0)
        {
            populations.Add(junction);
            projections.Add(TestNets.OneToOne(b, junction));
            projections.Add(Connect(junction, c) with { DelayTicks = 3 });
        }

        return TestNets.Network(populations, projections, "c").With(d => d with { LayerLatency = Below(2) });
    }

    public int[][] Inputs(NetworkGraph network, int ticks) =>
        [.. Enumerable.Range(0, ticks).Select(_ => Enumerable.Range(0, network.Inputs.Sum(i => i.Size)).Select(_ => Below(2)).ToArray())];

    NeuronModel Neuron() => Below(5) switch
    {
        0 => new IfModel { VThreshold = Threshold() },
        1 => TestNets.Cuba(Threshold(), currentLoss: 0.5, loss: 1),
        2 => new ThresholdModel { Threshold = Threshold() },
        3 => TestNets.Lif(Threshold(), loss: 1),
        _ => TestNets.Lif(Threshold(), loss: 0.5),
    };

    double Threshold() => (1 + (2 * Below(100))) / 128.0;

    Projection Connect(Population from, Population to)
    {
        var weights = new double[from.Size * to.Size];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (Below(255) - 127) / 64.0;
        }

        weights[0] = 127 / 64.0;
        var biases = Below(3) == 0 ? Enumerable.Range(0, to.Size).Select(_ => (Below(64) - 32) / 64.0).ToArray() : [];
        return TestNets.Connect(from, to, new DenseStage(from.Shape, to.Shape, [.. weights], [.. biases])) with { DelayTicks = Below(3) };
    }

    void AddSometimes(List<Projection> projections, Func<Projection> make)
    {
        if (Below(2) == 0)
        {
            projections.Add(make());
        }
    }

    int Below(int exclusiveMax) => Philox.Below(exclusiveMax, seed, RandomStream.ConnectionTargets, _draw++);
}
