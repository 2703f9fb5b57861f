using System.Text.Json;
using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Datasets;
using NeuroChip.Data.Encoding;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Reference.Tests.Vectors;

/// <summary>The MNIST networks on the test set: every prediction, and layer by layer the counts of the first samples.</summary>
public class MnistVectorTests
{
    [VectorsFact]
    public void Mlp_TestSet_SamePredictionsAndCounts()
    {
        var expected = Expected("mnist_mlp");
        var network = VectorFile.Network("networks/mnist_mlp.nir", new NirImportOptions { Dt = 1e-3 });
        var samples = Samples(25);
        var run = ReferenceSimulator.Run(network, samples, new ReferenceOptions { Threads = 2, Samples = ..VectorFile.Samples(10_000, 4_000) });

        CheckPredictions(run, expected);
        if (run.Results.Length == 10_000)
        {
            Means(run).Should().Equal([2607.925, 284.207, 13.232], (ours, theirs) => Math.Abs(ours - theirs) < 6e-4);
        }

        var hidden = HiddenCounts(network, samples, 20);
        hidden.Should().Equal(expected.GetProperty("lif1_spikes_per_neuron_first_20").EnumerateArray().SelectMany(c => c.Integers()));
    }

    [VectorsFact]
    public void Csnn_TestSet_SamePredictionsAndCounts()
    {
        var expected = Expected("mnist_csnn");
        var network = VectorFile.Network("networks/mnist_csnn.nir", new NirImportOptions { Dt = 1e-3 });
        var run = ReferenceSimulator.Run(network, Samples(16), new ReferenceOptions { Threads = 2, Samples = ..VectorFile.Samples(10_000, 500) });

        CheckPredictions(run, expected);
        if (run.Results.Length == 10_000)
        {
            Means(run).Should().Equal([1668.576, 443.604, 426.601, 13.064], (ours, theirs) => Math.Abs(ours - theirs) < 6e-4);
        }

        Spikes(run, 1).Should().Equal(expected.GetProperty("lif1_spikes_first_20").Integers());
        Spikes(run, 2).Should().Equal(expected.GetProperty("lif2_spikes_first_20").Integers());
    }

    static JsonElement Expected(string network) => VectorFile.Read("networks_reference.json").GetProperty(network).GetProperty("test");

    static void CheckPredictions(RunRecord run, JsonElement expected)
    {
        run.Results.Select(r => r.SpikeCounts.IndexOf(r.SpikeCounts.Max()))
            .Should().Equal(expected.GetProperty("predicted").Classes()[..run.Results.Length]);
        run.Results.Take(20).SelectMany(r => r.SpikeCounts)
            .Should().Equal(expected.GetProperty("output_counts_first_20").EnumerateArray().SelectMany(c => c.Integers()));
    }

    static IEnumerable<int> Spikes(RunRecord run, int population) => run.Results.Take(20).Select(r => (int)r.PopulationSpikes[population]);

    static double[] Means(RunRecord run) =>
        [.. run.Results[0].PopulationSpikes.Select((_, population) => run.Results.Average(r => (double)r.PopulationSpikes[population]))];

    // The first hidden layer's spikes by neuron, sample after sample.
    static IEnumerable<int> HiddenCounts(NetworkGraph network, ISampleSource samples, int count)
    {
        var hidden = network.Populations[1];
        for (var sample = 0; sample < count; sample++)
        {
            var units = ReferenceSimulator.Run(network, samples, new ReferenceOptions { Samples = sample..(sample + 1) }).SpikesByUnit;
            foreach (var spikes in units.AsSpan(784, hidden.Size).ToArray())
            {
                yield return (int)spikes;
            }
        }
    }

    static EncodedSamples Samples(int ticks) => EncodedSamples.Create(
        DatasetCatalog.Open("mnist", new DatasetRoots(SharedFolders.Data!)), new EncodingOptions { Split = Split.Test, Ticks = ticks });
}
