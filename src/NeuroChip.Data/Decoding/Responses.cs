using System.Collections.Immutable;
using NeuroChip.Core.Diagnostics;
using NeuroChip.Core.Diagnostics.Codes;
using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Decoding;

/// <summary>
/// How often every output spiked for the samples of every class. Outputs of a network that learned without labels have no class of their
/// own: they get one from here.
/// </summary>
public sealed record Responses
{
    /// <summary>Hash of the image that answered.</summary>
    public required string ImageHash { get; init; }

    /// <summary>What was presented, in words.</summary>
    public required string Input { get; init; }

    /// <summary>[classes]: samples that had this label.</summary>
    public required ImmutableArray<long> SamplesPerClass { get; init; }

    /// <summary>[outputs] of [classes]: spikes of an output, summed over the samples of a class.</summary>
    public required ImmutableArray<ImmutableArray<long>> Spikes { get; init; }

    public int Outputs => Spikes.Length;

    public int Classes => SamplesPerClass.Length;

    /// <summary>The class to whose samples the output answered with most spikes on average, the lowest of equals; −1: it was silent.</summary>
    public int ClassOf(int output)
    {
        var spikes = Spikes[output];
        var best = -1;
        for (var label = 0; label < Classes; label++)
        {
            // Means are compared as fractions: exact, and a class without samples has no spikes.
            if (best < 0 ? spikes[label] > 0 : (Int128)spikes[label] * SamplesPerClass[best] > (Int128)spikes[best] * SamplesPerClass[label])
            {
                best = label;
            }
        }

        return best;
    }

    /// <summary>Spikes of an output for a sample of the class, on average; 0 for a class without samples.</summary>
    public double Mean(int output, int label) => SamplesPerClass[label] == 0 ? 0 : (double)Spikes[output][label] / SamplesPerClass[label];

    /// <summary>Sums up the answers to labelled samples.</summary>
    /// <param name="results">Of samples 0, 1, …</param>
    /// <param name="imageHash">See <see cref="ImageHash"/>.</param>
    /// <param name="input">See <see cref="Input"/>.</param>
    /// <exception cref="InputErrorException">NC7100: no sample has a label.</exception>
    public static Responses Of(IReadOnlyList<SampleResult> results, ISampleSource samples, string imageHash, string input)
    {
        int[] labels = [.. Enumerable.Range(0, results.Count).Select(samples.Label)];
        var classes = labels.DefaultIfEmpty(-1).Max() + 1;
        if (classes == 0)
        {
            throw new InputErrorException(ResponseCodes.NoLabels.With($"Of {results.Count} samples of '{input}' none has a label."));
        }

        var perClass = new long[classes];
        var spikes = results[0].SpikeCounts.Select(_ => new long[classes]).ToArray();
        for (var sample = 0; sample < results.Count; sample++)
        {
            if (labels[sample] >= 0)
            {
                perClass[labels[sample]]++;
                Add(spikes, labels[sample], results[sample].SpikeCounts);
            }
        }

        return new Responses
        {
            ImageHash = imageHash,
            Input = input,
            SamplesPerClass = [.. perClass],
            Spikes = [.. spikes.Select(row => row.ToImmutableArray())],
        };
    }

    static void Add(long[][] spikes, int label, int[] counts)
    {
        for (var output = 0; output < counts.Length; output++)
        {
            spikes[output][label] += counts[output];
        }
    }
}
