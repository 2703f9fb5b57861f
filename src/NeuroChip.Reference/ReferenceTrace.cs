using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;

namespace NeuroChip.Reference;

/// <summary>Every output and potential of one sample's run, by population, step and neuron. For small networks: nothing is left out.</summary>
public sealed class ReferenceTrace
{
    readonly NetworkGraph _network;
    readonly List<(double[] Outputs, double[] Potentials)>[] _steps;

    ReferenceTrace(NetworkGraph network)
    {
        _network = network;
        _steps = [.. network.Populations.Select(_ => new List<(double[], double[])>())];
    }

    public static ReferenceTrace Record(NetworkGraph network, ISampleSource source, int sample = 0)
    {
        var trace = new ReferenceTrace(network);
        ReferenceSimulator.Run(network, source, new ReferenceOptions { Samples = sample..(sample + 1) }, new Probe(trace));
        return trace;
    }

    /// <summary>What a neuron sent, by step.</summary>
    public double[] Outputs(string population, int neuron = 0) => [.. Steps(population).Select(step => step.Outputs[neuron])];

    /// <summary>Membrane of a neuron after the reset, by step.</summary>
    public double[] Potentials(string population, int neuron = 0) => [.. Steps(population).Select(step => step.Potentials[neuron])];

    /// <summary>Steps in which a neuron fired.</summary>
    public int[] SpikeSteps(string population, int neuron = 0) =>
        [.. Outputs(population, neuron).Index().Where(output => output.Item != 0).Select(output => output.Index)];

    /// <summary>(step, neuron) of every spike, by step, then neuron.</summary>
    public (int Step, int Neuron)[] Events(string population) =>
    [
        .. Steps(population).Index().SelectMany(step => step.Item.Outputs.Index().Where(output => output.Item != 0).Select(output => (step.Index, output.Index))),
    ];

    List<(double[] Outputs, double[] Potentials)> Steps(string population) => _steps[_network.Populations.IndexOf(_network[population])];

    readonly struct Probe(ReferenceTrace trace) : IReferenceProbe
    {
        public void Step(int sample, int step, int population, ReadOnlySpan<double> outputs, ReadOnlySpan<double> potentials) =>
            trace._steps[population].Add((outputs.ToArray(), potentials.ToArray()));
    }
}
