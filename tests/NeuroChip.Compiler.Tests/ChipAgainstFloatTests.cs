using NeuroChip.Compiler.Tests.Support;
using NeuroChip.Core.Networks;
using static NeuroChip.Compiler.Tests.Support.TestNets;

namespace NeuroChip.Compiler.Tests;

/// <summary>The image, run by the plainest interpreter, against the float reference.</summary>
public class ChipAgainstFloatTests
{
    const int Ticks = 6;

    // Skips, cycles, delays, junctions, parallel projections, biases, currents, latency 0 and 1: timing and lowering must be right in all of them.
    [Fact]
    public void Compile_NetworksThatFixedPointHolds_SpikeAsInTheFloatNetwork()
    {
        var spikes = 0.0;
        for (var seed = 0u; seed < 300; seed++)
        {
            var nets = new ExactNets(seed);
            var network = nets.Network();
            var inputs = nets.Inputs(network, Ticks);
            if (HasStatelessCycle(network))
            {
                continue;
            }

            spikes += Compare(network, inputs, $"seed {seed}");
        }

        spikes.Should().BeGreaterThan(1000, "silent networks prove nothing");
    }

    static double Compare(NetworkGraph network, int[][] inputs, string because)
    {
        var image = network.Image(TestChips.Rram256);
        var chip = new ImageInterpreter(image).Run(inputs);
        var reference = FloatRun.Run(network, inputs);
        foreach (var population in image.Populations)
        {
            for (var step = 0; step < inputs.Length; step++)
            {
                var here = chip[step].AsSpan(population.FirstUnit - image.InputUnits, population.Count).ToArray();
                here.Select(s => (double)s).Should().Equal(reference[population.Name][step], $"{because}, '{population.Name}' in step {step}");
            }
        }

        return chip.Sum(step => step.Sum());
    }

    // A threshold without state on a cycle takes a tick that the network does not have; refused, see NetworkLoweringTests.
    static bool HasStatelessCycle(NetworkGraph network)
    {
        try
        {
            var order = NetworkOrder.Of(network);
            return network.Discretization.LayerLatency == 0 && network.Projections.Any(p =>
                network[p.Source].Model is ThresholdModel && order.Groups[IndexOf(p.Source)] == order.Groups[IndexOf(p.Target)]);
        }
        catch (Core.Diagnostics.InputErrorException)
        {
            return true;
        }

        int IndexOf(string name) => network.Populations.IndexOf(network[name]);
    }

    // One neuron with a synaptic current, i ← i/2 + x, v ← v + i, constant drive 1/4 a tick from a bias and no input:
    //   i: 0.25, 0.375, 0.4375, 0.46875   v: 0.25, 0.625, 1.0625 > 1 → spike and 0, then 0.46875
    [Fact]
    public void Compile_BiasOfACurrent_RisesAsInTheFloatNetwork()
    {
        var input = Input("in", 1);
        var neuron = Of("n", new CubaLifModel { TauSyn = 2, WIn = 2, TauMem = 1e9, R = 1e9, VThreshold = 1 }, 1);
        var network = Network([input, neuron], [Biased(input, neuron, [1], [0.25])], "n");

        var spikes = new ImageInterpreter(network.Image(TestChips.Rram256)).Run([[0], [0], [0], [0]]);

        spikes.Select(step => step[0]).Should().Equal(0, 0, 1, 0);
    }
}
