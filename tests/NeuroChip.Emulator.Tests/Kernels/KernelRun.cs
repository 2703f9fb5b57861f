using NeuroChip.Core.Images;
using NeuroChip.Emulator.Tests.Images;
using NeuroChip.Emulator.Tracing;

namespace NeuroChip.Emulator.Tests.Kernels;

/// <summary>One population of a family, driven neuron by neuron: input [tick][neuron] of each port, by synapses of weight 1.</summary>
public sealed class KernelRun(string family, int neurons, params (string Name, int[] Codes)[] parameters)
{
    /// <param name="ports">[ports][ticks][neurons].</param>
    /// <param name="state">Index in the family's states.</param>
    /// <returns>[ticks][neurons]: the state after each step.</returns>
    public int[][] Trace(int state, params int[][][] ports) => Trace("cpu", state, ports);

    public int[][] Trace(string backend, int state, params int[][][] ports)
    {
        var (image, population) = Image(ports.Length);
        var probe = new PotentialProbe(population, state, 0);
        ChipEmulator.Run(image, Samples(ports), new() { Backend = backend }, probe);
        return [.. probe.Of(0).Skip(1)];
    }

    /// <summary>[neurons]: spikes of the whole run.</summary>
    public int[] Spikes(params int[][][] ports) => ChipEmulator.Run(Image(ports.Length).Image, Samples(ports), new()).Results[0].SpikeCounts;

    (ChipImage Image, int Population) Image(int ports)
    {
        var chip = new TestChip();
        var inputs = Enumerable.Range(0, ports).Select(port => chip.Input($"in{port}", neurons)).ToArray();
        var population = chip.Population("out", neurons, family, 1, parameters);
        for (var port = 0; port < ports; port++)
        {
            chip.Project(inputs[port], neurons, population, Enumerable.Range(0, neurons).Select(n => new TestSynapse(n, n, 1)), port: port);
        }

        chip.Output(population);
        return (chip.Build(), population);
    }

    static TestSamples Samples(int[][][] ports) => new(ports[0].Length,
        [[.. ports.Select(port => TestSamples.Encode([.. port.Select(tick => tick.Select((value, n) => (n, value)).ToArray())]))]]);
}
