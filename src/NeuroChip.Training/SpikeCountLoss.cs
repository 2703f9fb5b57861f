using NeuroChip.Core.Numerics;

namespace NeuroChip.Training;

/// <summary>Cross-entropy of the softmax of weighted spike counts.</summary>
static class SpikeCountLoss
{
    /// <summary>The loss in nats; <paramref name="gradients"/> receives its derivatives by the counts.</summary>
    public static double Of(ReadOnlySpan<double> counts, int label, double spikeWeight, Span<double> gradients)
    {
        var top = counts[Winner(counts)];
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            gradients[i] = DeterministicMath.Exp(spikeWeight * (counts[i] - top));
            sum += gradients[i];
        }

        for (var i = 0; i < counts.Length; i++)
        {
            gradients[i] = spikeWeight * ((gradients[i] / sum) - (i == label ? 1 : 0));
        }

        return DeterministicMath.Log(sum) - (spikeWeight * (counts[label] - top));
    }

    /// <summary>Class with most spikes; the lowest on a tie.</summary>
    public static int Winner(ReadOnlySpan<double> counts)
    {
        var winner = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            winner = counts[i] > counts[winner] ? i : winner;
        }

        return winner;
    }
}
