using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Reference;

namespace NeuroChip.Compiler.Tests.Support;

/// <summary>Spikes of every population in the float reference.</summary>
static class FloatRun
{
    /// <param name="inputs">[ticks][input units].</param>
    /// <returns>By name of the population: [ticks][neurons].</returns>
    public static Dictionary<string, double[][]> Run(NetworkGraph network, int[][] inputs)
    {
        var spikes = network.Populations.ToDictionary(p => p.Name, p => inputs.Select(_ => new double[p.Size]).ToArray());
        ReferenceSimulator.Run(network, new OneSample(network, inputs), new ReferenceOptions(), new Recorder(network, spikes));
        return spikes;
    }

    readonly struct Recorder(NetworkGraph network, Dictionary<string, double[][]> spikes) : IReferenceProbe
    {
        public void Step(int sample, int step, int population, ReadOnlySpan<double> outputs, ReadOnlySpan<double> potentials) =>
            outputs.CopyTo(spikes[network.Populations[population].Name][step]);
    }

    sealed class OneSample(NetworkGraph network, int[][] inputs) : ISampleSource
    {
        public int Count => 1;

        public int Ticks => inputs.Length;

        public EncodedSample[] Encode(int sample)
        {
            var first = 0;
            var encoded = new List<EncodedSample>();
            foreach (var input in network.Inputs)
            {
                var events = inputs.Select(tick => Enumerable.Range(0, input.Size).Where(i => tick[first + i] > 0).ToArray()).ToArray();
                var start = new int[inputs.Length + 1];
                for (var t = 0; t < inputs.Length; t++)
                {
                    start[t + 1] = start[t] + events[t].Length;
                }

                var values = events.SelectMany((elements, t) => elements.Select(i => inputs[t][first + i])).ToArray();
                encoded.Add(new EncodedSample(start, [.. events.SelectMany(e => e)], values));
                first += input.Size;
            }

            return [.. encoded];
        }

        public int Label(int sample) => -1;
    }
}
