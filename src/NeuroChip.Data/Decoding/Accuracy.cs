using NeuroChip.Core.Runs;

namespace NeuroChip.Data.Decoding;

/// <summary>How often decisions equal labels.</summary>
public sealed class Accuracy
{
    readonly int[,] _confusion;

    Accuracy(int[] predictions, int classes)
    {
        Predictions = predictions;
        Classes = classes;
        _confusion = new int[classes, classes];
    }

    /// <summary>Class of every sample, in order.</summary>
    public IReadOnlyList<int> Predictions { get; }

    /// <summary>Labels and classes of the decoder, whichever are more.</summary>
    public int Classes { get; }

    /// <summary>Samples that have a label.</summary>
    public int Samples { get; private set; }

    public int Correct { get; private set; }

    /// <summary>Decisions that the index made, with or without a label.</summary>
    public int Ties { get; private set; }

    /// <summary>Share of correct decisions, 0 … 1; 0 without labelled samples.</summary>
    public double Share => Samples == 0 ? 0 : (double)Correct / Samples;

    /// <summary>Samples of a class that were taken for another (or the same).</summary>
    public int Confusion(int actual, int predicted) => _confusion[actual, predicted];

    /// <summary>95 % interval of the share; (0, 1) without samples.</summary>
    public (double Low, double High) Interval() => WilsonInterval.Of(Share, Samples);

    /// <param name="results">Of samples 0, 1, …; fewer than the source has where the run was interrupted.</param>
    /// <param name="samples">Gives the labels.</param>
    /// <param name="decoder">Makes the decisions.</param>
    public static Accuracy Of(IReadOnlyList<SampleResult> results, ISampleSource samples, IDecoder decoder)
    {
        Decision[] decisions = [.. results.Select(decoder.Decide)];
        int[] labels = [.. Enumerable.Range(0, results.Count).Select(samples.Label)];
        var classes = results.Count == 0 ? 0 : decoder.Classes(results[0].SpikeCounts.Length);
        var accuracy = new Accuracy([.. decisions.Select(d => d.Class)], Math.Max(classes, labels.DefaultIfEmpty(-1).Max() + 1));
        for (var i = 0; i < decisions.Length; i++)
        {
            accuracy.Count(decisions[i], labels[i]);
        }

        return accuracy;
    }

    void Count(Decision decision, int label)
    {
        Ties += decision.IsTie ? 1 : 0;
        if (label >= 0)
        {
            Samples++;
            Correct += decision.Class == label ? 1 : 0;
            _confusion[label, decision.Class]++;
        }
    }
}
