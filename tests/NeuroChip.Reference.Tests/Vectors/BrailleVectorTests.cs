using System.Text.Json;
using NeuroChip.Compiler.Importing.Nir;
using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Datasets;
using NeuroChip.Data.Encoding;
using NeuroChip.Formats.Idx;
using NeuroChip.Tests.Shared;

namespace NeuroChip.Reference.Tests.Vectors;

/// <summary>The recurrent networks that read Braille: rasters of the published sample, predictions and counts of the sets.</summary>
public class BrailleVectorTests
{
    const string WithBias = "braille_noDelay_bias_zero.nir", WithoutBias = "braille_noDelay_noBias_subtract.nir";

    [VectorsTheory]
    [InlineData(WithBias, WithBias, ResetKind.ToValue)]
    [InlineData(WithoutBias, WithoutBias, ResetKind.Subtract)]
    [InlineData(WithoutBias, WithoutBias + ", reset to 0", ResetKind.ToValue)]
    public void Sample0_EverySpike_IsTheSame(string file, string name, ResetKind reset)
    {
        var expected = VectorFile.Read("braille_sample0.json").GetProperty("networks").GetProperty(name);
        var network = VectorFile.Network("nir/" + file, new NirImportOptions { Dt = 1e-4, Reset = reset });
        var (hidden, output) = Layers(network);

        var run = ReferenceTrace.Record(network, PublishedSample());

        run.Events(hidden).Should().Equal(expected.GetProperty("hidden_events").Events());
        if (expected.TryGetProperty("output_events", out var events))
        {
            run.Events(output).Should().Equal(events.Events());
        }

        var counts = expected.GetProperty("output_counts").Integers();
        counts.Index().Should().OnlyContain(c => run.SpikeSteps(output, c.Index).Length == c.Item);
    }

    [VectorsTheory]
    [InlineData(WithBias, ResetKind.ToValue, false)]
    [InlineData(WithBias, ResetKind.ToValue, true)]
    [InlineData(WithoutBias, ResetKind.Subtract, false)]
    [InlineData(WithoutBias, ResetKind.Subtract, true)]
    public void Sets_BothCurrents_SamePredictionsAndRates(string file, ResetKind reset, bool previousCurrent)
    {
        var scheme = $"euler, membrane uses the {(previousCurrent ? "previous" : "new")} current";
        var expected = VectorFile.Read("braille_sets.json").GetProperty("networks").GetProperty(file).GetProperty(scheme);
        var network = VectorFile.Network("nir/" + file, new NirImportOptions { Dt = 1e-4, Reset = reset, PreviousCurrent = previousCurrent });

        CheckSet(network, Samples(Split.Test), expected.GetProperty("test"));
        CheckSet(network, Samples(Split.Train), expected.GetProperty("train"));
    }

    [VectorsTheory]
    [InlineData("train", Split.Train)]
    [InlineData("test", Split.Test)]
    public void Braille7Rsnn_Set_SamePredictionsAndRates(string name, Split split) => CheckSet(
        VectorFile.Network("networks/braille7_rsnn.nir", new NirImportOptions { Dt = 5e-3 }),
        Samples(split),
        VectorFile.Read("networks_reference.json").GetProperty("braille7_rsnn").GetProperty(name));

    static void CheckSet(NetworkGraph network, ISampleSource samples, JsonElement expected)
    {
        var results = ReferenceSimulator.Run(network, samples, new ReferenceOptions { Threads = 2 }).Results;
        var (hidden, output) = Layers(network);

        results.Should().HaveCount(expected.GetProperty("samples").GetInt32());
        Accuracy(results, samples).Should().BeApproximately(expected.GetProperty("accuracy").GetDouble(), 1e-5);
        SpikesPerSample(results, network, hidden).Should().BeApproximately(expected.GetProperty("hidden_spikes_per_sample").GetDouble(), 1e-3);
        SpikesPerSample(results, network, output).Should().BeApproximately(expected.GetProperty("output_spikes_per_sample").GetDouble(), 1e-3);
        if (expected.TryGetProperty("predicted", out var predicted))
        {
            results.Select(r => Winner(r.SpikeCounts)).Should().Equal(predicted.Classes());
            results.Take(20).SelectMany(r => r.SpikeCounts)
                .Should().Equal(expected.GetProperty("output_counts_first_20").EnumerateArray().SelectMany(c => c.Integers()));
            results.Take(20).Select(r => (int)r.PopulationSpikes[IndexOf(network, hidden)])
                .Should().Equal(expected.GetProperty("hidden_spikes_first_20").Integers());
        }
    }

    static (string Hidden, string Output) Layers(NetworkGraph network)
    {
        var spiking = network.Populations.Where(p => p.Model is CubaLifModel).ToList();
        return (spiking.Single(p => p.Size != 7).Name, spiking.Single(p => p.Size == 7).Name);
    }

    static double Accuracy(SampleResult[] results, ISampleSource samples) =>
        results.Index().Count(r => Winner(r.Item.SpikeCounts) == samples.Label(r.Index)) / (double)results.Length;

    static double SpikesPerSample(SampleResult[] results, NetworkGraph network, string population) =>
        results.Average(r => (double)r.PopulationSpikes[IndexOf(network, population)]);

    static int IndexOf(NetworkGraph network, string population) => network.Populations.IndexOf(network[population]);

    static int Winner(int[] counts) => counts.IndexOf(counts.Max());

    static EncodedSamples Samples(Split split) => EncodedSamples.Create(
        DatasetCatalog.Open("braille7", new DatasetRoots(SharedFolders.Data!)), new EncodingOptions { Split = split });

    static ListSource PublishedSample()
    {
        var bits = IdxReader.Read(Path.Combine(SharedFolders.Data!, "braille7", "nir-paper-sample0-spikes-idx2-ubyte.gz"));
        return ListSource.Spikes(
        [
            .. Enumerable.Range(0, 256).Select(step => Enumerable.Range(0, 12).Where(sensor => bits[(step * 12) + sensor] != 0).ToArray()),
        ]);
    }
}
