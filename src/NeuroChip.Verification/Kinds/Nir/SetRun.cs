using NeuroChip.Core.Networks;
using NeuroChip.Core.Runs;
using NeuroChip.Data.Decoding;
using NeuroChip.Reference;

namespace NeuroChip.Verification.Kinds.Nir;

/// <summary>A float network run over a set of samples, with the counts that vectors ask for.</summary>
sealed class SetRun
{
    SetRun(NetworkGraph network, ISampleSource samples, RunRecord record, int[][][] firstSamples, StepDecisions decisions)
    {
        Network = network;
        Samples = samples;
        Record = record;
        FirstSamples = firstSamples;
        Decisions = decisions;
        Accuracy = Accuracy.Of(record.Results, samples, Decoder.SpikeCount);
    }

    public NetworkGraph Network { get; }

    public ISampleSource Samples { get; }

    public RunRecord Record { get; }

    /// <summary>[samples][populations][neurons] spikes.</summary>
    public int[][][] FirstSamples { get; }

    public StepDecisions Decisions { get; }

    public Accuracy Accuracy { get; }

    public int Count => Record.Results.Length;

    /// <summary>Whether every sample of the set was run.</summary>
    public bool IsWhole => Count == Samples.Count;

    /// <param name="first">Samples whose neurons are counted one by one.</param>
    /// <param name="after">Steps after which a decision is taken.</param>
    public static SetRun Of(NetworkGraph network, ISampleSource samples, int first, int[] after, VerificationContext context)
    {
        var count = Math.Min(samples.Count, context.SampleLimit ?? samples.Count);
        var firstSamples = new int[Math.Min(first, count)][][];
        for (var sample = 0; sample < firstSamples.Length; sample++)
        {
            firstSamples[sample] = [.. network.Populations.Select(population => new int[population.Size])];
        }

        var output = network.Populations.IndexOf(network[network.Outputs[0]]);
        var decisions = new StepDecisions(output, network.Populations[output].Size, count, after);
        var options = new ReferenceOptions { Threads = context.Threads, Samples = ..count };
        var record = ReferenceSimulator.Run(network, samples, options, new CountingProbe(firstSamples, decisions));
        return new SetRun(network, samples, record, firstSamples, decisions);
    }

    public double SpikesPerSample(string population)
    {
        var index = IndexOf(population);
        return Record.Results.Average(result => (double)result.PopulationSpikes[index]);
    }

    /// <summary>Spikes of a population in each of the first samples.</summary>
    public int[] FirstSpikes(string population) => [.. FirstCounts(population).Select(counts => counts.Sum())];

    /// <summary>Spikes of every neuron in each of the first samples.</summary>
    public IEnumerable<int[]> FirstCounts(string population)
    {
        var index = IndexOf(population);
        return FirstSamples.Select(sample => sample[index]);
    }

    int IndexOf(string population) => Network.Populations.IndexOf(Network[population]);
}
