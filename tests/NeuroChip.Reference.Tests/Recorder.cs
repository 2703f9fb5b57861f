using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;

namespace NeuroChip.Reference.Tests;

/// <summary>Every output and potential of a run, by population, step and neuron. For one sample at a time.</summary>
sealed class Recorder
{
    readonly NetworkGraph _network;
    readonly Dictionary<(int Population, int Step), (double[] Outputs, double[] Potentials)> _steps = [];

    Recorder(NetworkGraph network) => _network = network;

    public static Recorder Run(NetworkGraph network, ISampleSource source, int sample = 0)
    {
        var recorder = new Recorder(network);
        ReferenceSimulator.Run(network, source, new ReferenceOptions { Samples = sample..(sample + 1) }, new Probe(recorder));
        return recorder;
    }

    public double[] Outputs(string population, int neuron = 0) => Series(population, s => s.Outputs[neuron]);

    public double[] Potentials(string population, int neuron = 0) => Series(population, s => s.Potentials[neuron]);

    /// <summary>Steps in which a neuron fired.</summary>
    public int[] SpikeSteps(string population, int neuron = 0) =>
        [.. Outputs(population, neuron).Index().Where(o => o.Item != 0).Select(o => o.Index)];

    /// <summary>(step, neuron) of every spike, in row-major order.</summary>
    public (int Step, int Neuron)[] Events(string population)
    {
        var index = IndexOf(population);
        return
        [
            .. Enumerable.Range(0, Steps(index))
                .SelectMany(step => _steps[(index, step)].Outputs.Index().Where(o => o.Item != 0).Select(o => (step, o.Index))),
        ];
    }

    double[] Series(string population, Func<(double[] Outputs, double[] Potentials), double> value)
    {
        var index = IndexOf(population);
        return [.. Enumerable.Range(0, Steps(index)).Select(step => value(_steps[(index, step)]))];
    }

    int Steps(int population) => _steps.Keys.Count(k => k.Population == population);

    int IndexOf(string population) => _network.Populations.IndexOf(_network[population]);

    readonly struct Probe(Recorder recorder) : IReferenceProbe
    {
        public void Step(int sample, int step, int population, ReadOnlySpan<double> outputs, ReadOnlySpan<double> potentials) =>
            recorder._steps[(population, step)] = (outputs.ToArray(), potentials.ToArray());
    }
}
