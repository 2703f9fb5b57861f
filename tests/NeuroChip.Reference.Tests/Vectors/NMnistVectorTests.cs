using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Networks;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Reference.Tests.Vectors;

/// <summary>The convolutional network of Sinabs on event recordings, three ways of resetting.</summary>
public class NMnistVectorTests
{
    [VectorsTheory]
    [InlineData("test100", "test100", 60001, ResetKind.ToValue, "reset to v_reset (0)")]
    [InlineData("test100", "test100", 60001, ResetKind.SubtractMultiple, "subtract threshold, several spikes per step, v clamped below at -1")]
    [InlineData("test100", "test100", 60001, ResetKind.Subtract, "subtract threshold, one spike per step")]
    [InlineData("train1_100", "train1-100", 1, ResetKind.ToValue, "reset to v_reset (0)")]
    [InlineData("train1_100", "train1-100", 1, ResetKind.SubtractMultiple, "subtract threshold, several spikes per step, v clamped below at -1")]
    [InlineData("train1_100", "train1-100", 1, ResetKind.Subtract, "subtract threshold, one spike per step")]
    public void CnnSinabs_Recordings_SameCountsAndPredictions(string set, string group, int first, ResetKind reset, string scheme)
    {
        var vector = VectorFile.Read("cnn_sinabs_nmnist.json");
        var expected = vector.GetProperty(set).GetProperty(scheme);
        var network = VectorFile.Network("nir/cnn_sinabs.nir", new NirImportOptions { Dt = 1, Reset = reset });
        var samples = new NMnistSource(first, VectorFile.Samples(100, 3), vector.GetProperty("steps_per_group").GetProperty(group).GetInt32());

        var run = ReferenceSimulator.Run(network, samples, new ReferenceOptions { Threads = 2 });

        run.Results.Select(r => r.SpikeCounts.IndexOf(r.SpikeCounts.Max()))
            .Should().Equal(expected.GetProperty("predicted").Classes()[..run.Results.Length]);
        run.Results.Take(10).SelectMany(r => r.SpikeCounts).Should().Equal(
            expected.GetProperty("output_counts_first_10").EnumerateArray().Take(run.Results.Length).SelectMany(c => c.Integers()));
        if (run.Results.Length == 100)
        {
            // The vector's membranes are in single precision (with ours rounded likewise its counts come out): a few spikes of a
            // million fall on the other side of the threshold.
            foreach (var layer in expected.GetProperty("spikes_per_sample").EnumerateObject())
            {
                var population = network.Populations.IndexOf(network[layer.Name]);
                run.Results.Average(r => (double)r.PopulationSpikes[population]).Should().BeApproximately(
                    layer.Value.GetDouble(), 1e-4 * layer.Value.GetDouble(), layer.Name);
            }
        }
    }
}
